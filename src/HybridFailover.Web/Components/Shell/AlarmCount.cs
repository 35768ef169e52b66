using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Shell;

/// <summary>What asks for a person, over all sites.</summary>
/// <param name="Critical">Alarms of that severity that nobody has acknowledged.</param>
/// <param name="Warning">The same of warnings.</param>
/// <param name="Acknowledged">Alarms of any severity that somebody is on.</param>
/// <param name="Suppressed">Warnings that a drill brings about: in no other number.</param>
public sealed record AlarmCount(int Critical, int Warning, int Acknowledged, int Suppressed = 0)
{
    /// <summary>What ails the monitor is carried by every site, and counts once.</summary>
    public static AlarmCount Of(IReadOnlyList<SiteView> sites)
    {
        var alarms = sites.SelectMany(site => site.Snapshot.Alarms.Select(alarm => (site.Snapshot.Site.Code, Alarm: alarm, IsSuppressed: Suppression.Covers(site.Snapshot, alarm))))
            .DistinctBy(known => MonitorNotes.IsOfMonitor(known.Alarm) ? ("", known.Alarm.Kind) : (known.Code, known.Alarm.Kind))
            .Select(known => (AlarmWords.Of(known.Alarm.Kind).Severity, IsTaken: known.Alarm.AcknowledgedBy is not null, known.IsSuppressed))
            .ToLookup(alarm => alarm.IsSuppressed);
        var counted = alarms[false].ToList();
        return new(
            counted.Count(alarm => !alarm.IsTaken && alarm.Severity == Severity.Critical),
            counted.Count(alarm => !alarm.IsTaken && alarm.Severity != Severity.Critical),
            counted.Count(alarm => alarm.IsTaken),
            alarms[true].Count());
    }

    /// <summary>The gravest of what nobody has acknowledged.</summary>
    public Severity Severity => Critical > 0 ? Severity.Critical : Warning > 0 ? Severity.Warning : Severity.Normal;

    /// <inheritdoc/>
    public override string ToString()
    {
        string?[] open = [Said(Critical, "critical", "critical"), Said(Warning, "warning", "warnings")];
        string?[] quiet = [Said(Acknowledged, "acknowledged", "acknowledged"), Said(Suppressed, "suppressed", "suppressed")];
        var said = (Critical + Warning > 0 ? open : quiet).OfType<string>().ToList();
        return said.Count == 0 ? "No alarms" : string.Join(", ", said);
    }

    private static string? Said(int count, string one, string many) => count == 0 ? null : $"{count} {(count == 1 ? one : many)}";
}
