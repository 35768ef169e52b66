using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Api;

/// <summary>From the engine's values to the API's. Ages are those at the time of the answer.</summary>
internal static class Resources
{
    public static SiteResource Of(SiteSnapshot site, DateTimeOffset now) => new()
    {
        Code = site.Site.Code,
        Name = site.Site.Name,
        Region = site.Site.Region,
        TimeZone = site.Site.TimeZone.Id,
        Version = site.Version,
        At = site.At,
        AgeSeconds = Age(site.At, now),
        Standing = new(site.Standing.Kind, site.Standing.Path, site.Standing.From, site.Standing.ToString()),
        Mode = new(site.Mode.Kind, site.Mode.Path, site.Mode.Until, site.Mode.EvenIfDown, site.Mode.ByMachine, site.Mode.DrillId, site.ModeReason, site.Mode.ToString()),
        Desired = new(site.Desired, site.DesiredAt, Age(site.DesiredAt, now)),
        Commanded = new(site.Commanded, site.CommandedAt, Age(site.CommandedAt, now)),
        Observed = new(site.Observed, site.ObservedAt, Age(site.ObservedAt, now), site.ObservedError),
        NextStep = new(site.Next.Sentence, site.Next.At, site.Next.At is { } at ? Math.Max(0, Seconds(at - now)) : null),
        Paths = [.. site.Paths.Select(path => Of(path, now))],
        Slots = [.. site.Slots.Select(slot => new SlotResource(slot.Slot.RouteTableId, slot.Slot.Destination.Text, slot.Observed, slot.Target, slot.Ineffective))],
        Alarms = [.. site.Alarms.Select(alarm => new AlarmResource(alarm.Kind, alarm.Since, Age(alarm.Since, now), alarm.Sentence, alarm.AcknowledgedBy))],
        Transition = site.Current is { } current ? Of(current) : null,
        LastTransition = site.Last is { } last ? Of(last) : null,
        RecentFailovers = site.RecentFailovers,
        FailbackBlocked = site.FailbackBlocked,
        MonitorIll = site.MonitorIll,
    };

    public static TransitionResource Of(Transition transition) => new()
    {
        Id = transition.Id,
        Site = transition.Site,
        From = transition.From,
        To = transition.To,
        Trigger = transition.Trigger,
        Cause = transition.Cause,
        Actor = transition.Actor,
        Reason = transition.Reason,
        Code = transition.Code,
        Ticket = transition.Ticket,
        CommandId = transition.CommandId,
        DetectedAt = transition.DetectedAt,
        DecidedAt = transition.DecidedAt,
        AppliedAt = transition.AppliedAt,
        VerifiedAt = transition.VerifiedAt,
        EndedAt = transition.EndedAt,
        Result = transition.Result,
        Outcome = transition.Outcome,
        Slots = [.. transition.Slots.Select(change => new SlotChangeResource(
            change.Slot.RouteTableId, change.Slot.Destination.Text, change.Before, change.After, change.Proven, change.Attempts, change.RequestIds, change.Errors))],
    };

    private static PathResource Of(PathSnapshot path, DateTimeOffset now)
    {
        return new(
            path.Path.Name, path.Path.Kind, path.Path.NextHop.Value, path.Verdict, path.VerdictSince, path.Report?.Sentence, path.Report?.GoodRounds ?? 0,
            path.Report?.WarmedUp ?? false, [.. path.Path.Targets.Select(target => target.Text)], Of(path.Figures, now));
    }

    private static FiguresResource Of(PathFigures figures, DateTimeOffset now) => new(
        figures.NewestAt, Age(figures.NewestAt, now),
        Milliseconds(figures.Latency), Milliseconds(figures.LatencyP50), Milliseconds(figures.LatencyP95), Milliseconds(figures.LatencyP99), Milliseconds(figures.Jitter),
        figures.Loss10s, figures.Loss60s, figures.LossWindow, figures.Late60s,
        figures.Sent, figures.Lost, figures.Late, figures.Void, figures.Rejected, figures.Errors, figures.Warnings);

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    private static double Age(DateTimeOffset at, DateTimeOffset now) => Math.Max(0, Seconds(now - at));

    private static double? Age(DateTimeOffset? at, DateTimeOffset now) => at is { } known ? Age(known, now) : null;

    private static double? Milliseconds(TimeSpan? time) => time is { } known ? Math.Round(known.TotalMilliseconds, 3) : null;
}
