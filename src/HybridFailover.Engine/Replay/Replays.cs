using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>Runs what is stored of a site through the monitor's own judge and machine, once with the values that were in force and once with others.</summary>
public static class Replays
{
    /// <exception cref="ArgumentException">No configuration is recorded from before the period.</exception>
    public static ReplayReport Run(ReplayRecord record, PolicyTrial trial)
    {
        var course = new ReplayCourse(record);
        var accounts = new Accounts(course);
        var happened = record.History.Transitions;
        var asItWas = new Replayer(course, site => site).Run();
        var tried = trial.IsEmpty ? asItWas : new Replayer(course, trial.On).Run();
        var recorded = accounts.Of(happened, exact: null);
        var replayed = accounts.Of(tried.Transitions, moved => Exactness.Of(moved, course, trial.On));
        var check = Comparison.Of(
            [.. recorded.Transitions.Select(moved => moved.Transition).Where(moved => moved.Trigger is not (Trigger.Drift or Trigger.Start))],
            [.. asItWas.Transitions.Where(moved => moved.DecidedAt >= record.From)], accounts.Lost(asItWas.Transitions));
        return new ReplayReport
        {
            Site = course.Epochs[0].Site.Code,
            From = record.From,
            To = record.To,
            BegunAt = course.Begin,
            Recorded = recorded,
            Replayed = replayed,
            Exact = (check.Lost - recorded.Lost).Duration() + Sum(replayed.Transitions.Where(accounts.Matters).Select(moved => moved.Exact ?? TimeSpan.Zero)),
            Check = check,
            Limits = [.. Limits.Of(course, accounts, trial.On)],
            NotReplayed = [.. LeftOut.Of(course, tried)],
        };
    }

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);
}
