using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Overview;

/// <summary>One line of the alarm list: a site's gravest alarm. What it hides is counted, not forgotten.</summary>
/// <param name="Site">The site's code.</param>
/// <param name="Hidden">How many lesser alarms of the site stand behind it.</param>
/// <param name="IsSuppressed">By a drill: nobody is asked to do anything about it.</param>
public sealed record AlarmLine(string Site, Alarm Alarm, string Word, Severity Severity, int Hidden, bool IsSuppressed = false)
{
    /// <summary>Whether a person is asked for.</summary>
    public bool IsOpen => !IsSuppressed && Alarm.AcknowledgedBy is null;

    /// <summary>"acknowledged by NAME", or why nobody is asked for it.</summary>
    public string Standing => IsSuppressed ? Suppression.Words : Alarm.AcknowledgedBy is { } owner ? $"acknowledged by {owner}" : "not acknowledged";

    /// <summary>Those that ask for a person first, gravest first, then the newest.</summary>
    public static IReadOnlyList<AlarmLine> Of(IReadOnlyList<SiteView> sites) =>
    [
        .. sites.Select(Gravest).OfType<AlarmLine>()
            .OrderByDescending(line => line.IsOpen).ThenByDescending(line => line.Severity == Severity.Critical)
            .ThenByDescending(line => line.Alarm.Since).ThenBy(line => line.Site, StringComparer.Ordinal),
    ];

    // What ails the monitor itself is every site's, and the banner's: not of any one site.
    private static AlarmLine? Gravest(SiteView site)
    {
        var alarms = site.Snapshot.Alarms.Where(alarm => alarm.Kind is not (AlarmKind.MonitorIll or AlarmKind.AuditDegraded)).ToList();
        if (alarms.Count == 0) return null;
        var gravest = alarms.OrderByDescending(alarm => AlarmWords.Of(alarm.Kind).Severity == Severity.Critical)
            .ThenBy(alarm => alarm.AcknowledgedBy is not null).ThenBy(alarm => alarm.Since).First();
        var (word, severity) = AlarmWords.Of(gravest.Kind);
        return new(site.Snapshot.Site.Code, gravest, word, severity, alarms.Count - 1, Suppression.Covers(site.Snapshot, gravest));
    }
}
