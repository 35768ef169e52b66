using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Drills;

/// <summary>How well a site's failover is known to work.</summary>
/// <param name="ProvenAt">UTC of the newest failover that was proven, whoever caused it; null: none is recorded.</param>
/// <param name="ProvenBy">Its trigger.</param>
/// <param name="ProvenId">Its transition.</param>
/// <param name="MedianSwitch">From decision to proof, over <paramref name="Counted"/> failovers; null: none.</param>
public sealed record DrillStanding(string Site, DateTimeOffset? ProvenAt, string? ProvenBy, string? ProvenId, TimeSpan? MedianSwitch, int Counted)
{
    /// <summary>A failover that nobody has seen for longer is a hope.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromDays(90);

    public Severity SeverityAt(DateTimeOffset now) => ProvenAt is { } at && now - at <= Limit ? Severity.Normal : Severity.Warning;

    /// <summary>"43 days", "5 h 10 m".</summary>
    public static string Age(TimeSpan age) => age.TotalDays >= 2 ? $"{(int)age.TotalDays} days" : Engine.Failover.Words.Duration(age);

    /// <param name="failovers">Proven ones from the preferred path: when, by which trigger, under which id, how long; in any order.</param>
    public static DrillStanding Of(string site, IReadOnlyList<(DateTimeOffset At, string? Trigger, string Id, TimeSpan? Took)> failovers)
    {
        var newest = failovers.OrderByDescending(failover => failover.At).FirstOrDefault();
        var times = failovers.Select(failover => failover.Took).OfType<TimeSpan>().Order().ToList();
        return new DrillStanding(site, failovers.Count == 0 ? null : newest.At, newest.Trigger, newest.Id, Median(times), times.Count);
    }

    private static TimeSpan? Median(List<TimeSpan> sorted) => sorted.Count switch
    {
        0 => null,
        var count when count % 2 == 1 => sorted[count / 2],
        var count => (sorted[(count / 2) - 1] + sorted[count / 2]) / 2,
    };
}
