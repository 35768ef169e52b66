using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Components.Display;

/// <summary>The badges of a site. Who decides is always among them.</summary>
public static class Badges
{
    /// <param name="snapshot">The site.</param>
    /// <param name="failedChecks">What the preflight says would fail at this site; null: nobody has looked yet.</param>
    public static IReadOnlyList<Badge> Of(SiteSnapshot snapshot, int? failedChecks = null)
    {
        var badges = new List<Badge>();
        // A site that is not armed says so whoever decides: what a person orders would fail as well.
        if (failedChecks is > 0 and var failed) badges.Add(new($"NOT ARMED: {failed} {(failed == 1 ? "reason" : "reasons")}", "triangle", "warning"));
        if (snapshot.Mode.Kind != ModeKind.Automatic || badges.Count == 0) badges.Add(Mode(snapshot.Mode, snapshot.At, failedChecks));
        if (snapshot.FailbackBlocked) badges.Add(new("Flapping", "chevrons", "warning"));
        return badges;
    }

    private static Badge Mode(Mode mode, DateTimeOffset now, int? failedChecks) => mode.Kind switch
    {
        ModeKind.Held when mode.DrillId is not null => new(Until("Drill", mode, now), "flag", "drill"),
        ModeKind.Held => new(Until("Held", mode, now), "padlock", "hold"),
        ModeKind.Suspended => new(Until("Suspended", mode, now), "padlock", "hold"),
        ModeKind.Shadow => new("Shadow", "padlock", "hold"),
        _ => new(failedChecks is null ? "Automatic" : "ARMED", null, "plain"),
    };

    private static string Until(string word, Mode mode, DateTimeOffset now) =>
        mode.Until is { } until ? $"{word} until {Figures.Minute(until, now)}" : $"{word} until released";
}
