using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Commands;

/// <summary>Who decides, in words.</summary>
public static class ModeWords
{
    public static string Of(Mode mode, Site site, DateTimeOffset now) => mode.Kind switch
    {
        ModeKind.Held => $"{(mode.DrillId is null ? "held" : "drill")} on {PathNames.Of(site, mode.Path)} {Until(mode, now)}",
        ModeKind.Suspended => $"suspended {Until(mode, now)}",
        ModeKind.Shadow => "shadow",
        _ => "automatic",
    };

    private static string Until(Mode mode, DateTimeOffset now) => mode.Until is { } until ? $"until {Figures.Minute(until, now)}" : "until released";
}
