using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Shell;

/// <summary>Something that is said aloud of a site: states, never numbers.</summary>
/// <param name="Site">The site's code.</param>
/// <param name="Text">What is said of it, without its code: the same of several sites is said once.</param>
/// <param name="Urgent">Interrupts whatever is being read.</param>
public sealed record News(string Site, string Text, bool Urgent)
{
    public static IEnumerable<News> Between(SiteView before, SiteView now)
    {
        var snapshot = now.Snapshot;
        if (snapshot.Last is { Result: TransitionResult.Done } last && last.Id != before.Snapshot.Last?.Id)
            yield return new(snapshot.Site.Code, Moved(snapshot.Site, last), false);
        // Where it is now follows from the move; what is wrong with it does not.
        else if (before.State.Word != now.State.Word && !IsMoving(before, now))
            yield return new(snapshot.Site.Code, $"is now: {now.State.Word}", now.State.Severity == Severity.Critical);

        foreach (var taken in snapshot.Alarms.Where(alarm => alarm.AcknowledgedBy is not null))
        {
            if (before.Snapshot.Alarms.Any(known => known.Kind == taken.Kind && known.AcknowledgedBy is null))
                yield return new(snapshot.Site.Code, $"alarm {AlarmWords.Of(taken.Kind).Word} acknowledged by {taken.AcknowledgedBy}", false);
        }
    }

    private static string Moved(Engine.Sites.Site site, Transition last)
    {
        var trigger = last.Trigger.ToString().ToLowerInvariant();
        return last.From is null ? $"moved to {PathNames.Of(site, last.To)}, {trigger}" : $"moved from {PathNames.Of(site, last.From)} to {PathNames.Of(site, last.To)}, {trigger}";
    }

    // "On VPN" right after "moved to VPN" says nothing new.
    private static bool IsMoving(SiteView before, SiteView now) =>
        before.State.Condition == SiteCondition.Switching && now.State.Condition is SiteCondition.OnPreferred or SiteCondition.OnStandby;
}
