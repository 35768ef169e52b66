using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Components.Display;

/// <summary>The badges of a site. Who decides is always among them.</summary>
public static class Badges
{
    public static IReadOnlyList<Badge> Of(SiteSnapshot snapshot)
    {
        var badges = new List<Badge> { Mode(snapshot.Mode, snapshot.At) };
        if (snapshot.FailbackBlocked) badges.Add(new("Flapping", "chevrons", "warning"));
        return badges;
    }

    private static Badge Mode(Mode mode, DateTimeOffset now) => mode.Kind switch
    {
        ModeKind.Held when mode.DrillId is not null => new(Until("Drill", mode, now), "flag", "drill"),
        ModeKind.Held => new(Until("Held", mode, now), "padlock", "hold"),
        ModeKind.Suspended => new(Until("Suspended", mode, now), "padlock", "hold"),
        ModeKind.Shadow => new("Shadow", "padlock", "hold"),
        _ => new("Automatic", null, "plain"),
    };

    private static string Until(string word, Mode mode, DateTimeOffset now) =>
        mode.Until is { } until ? $"{word} until {Figures.Minute(until, now)}" : $"{word} until released";
}
