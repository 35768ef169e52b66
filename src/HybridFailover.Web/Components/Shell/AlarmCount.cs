using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Shell;

/// <summary>What asks for a person, over all sites.</summary>
/// <param name="Critical">Alarms of that severity that nobody has acknowledged.</param>
/// <param name="Warning">The same of warnings.</param>
/// <param name="Acknowledged">Alarms of any severity that somebody is on.</param>
public sealed record AlarmCount(int Critical, int Warning, int Acknowledged)
{
    /// <summary>What ails the monitor is carried by every site, and counts once.</summary>
    public static AlarmCount Of(IReadOnlyList<SiteView> sites)
    {
        var alarms = sites.SelectMany(site => site.Snapshot.Alarms.Select(alarm => (site.Snapshot.Site.Code, Alarm: alarm)))
            .DistinctBy(known => MonitorNotes.IsOfMonitor(known.Alarm) ? ("", known.Alarm.Kind) : (known.Code, known.Alarm.Kind))
            .Select(known => (AlarmWords.Of(known.Alarm.Kind).Severity, IsTaken: known.Alarm.AcknowledgedBy is not null))
            .ToList();
        return new(
            alarms.Count(alarm => !alarm.IsTaken && alarm.Severity == Severity.Critical),
            alarms.Count(alarm => !alarm.IsTaken && alarm.Severity != Severity.Critical),
            alarms.Count(alarm => alarm.IsTaken));
    }

    /// <summary>The gravest of what nobody has acknowledged.</summary>
    public Severity Severity => Critical > 0 ? Severity.Critical : Warning > 0 ? Severity.Warning : Severity.Normal;

    /// <inheritdoc/>
    public override string ToString()
    {
        string?[] parts = [Said(Critical, "critical", "critical"), Said(Warning, "warning", "warnings")];
        var open = string.Join(", ", parts.OfType<string>());
        return (open.Length, Acknowledged) switch
        {
            (0, 0) => "No alarms",
            (0, var taken) => $"{taken} acknowledged",
            _ => open,
        };
    }

    private static string? Said(int count, string one, string many) => count == 0 ? null : $"{count} {(count == 1 ? one : many)}";
}
