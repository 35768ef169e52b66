using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Commands;

/// <summary>A guard as people read it.</summary>
public static class GuardWords
{
    public static string Name(GuardKind kind, Site site, string? target)
    {
        var path = target is null ? "Target" : PathNames.Of(site, target);
        return kind switch
        {
            GuardKind.Lease => "This monitor may write",
            GuardKind.Mode => "Writing is not switched off",
            GuardKind.Settled => "Site is settled",
            GuardKind.Purpose => "There is something to do",
            GuardKind.DrillStart => "Starts from the preferred path",
            GuardKind.Coverage => $"{path} leads somewhere",
            GuardKind.Health => $"{path} reachable end to end",
            GuardKind.FreshProof => $"{path} proven just now",
            GuardKind.Observation => "Routes are known",
            _ => kind.ToString(),
        };
    }

    public static (string Word, string Glyph, Severity Severity) Result(GuardResult result) => result switch
    {
        GuardResult.Pass => ("Pass", "ring-check", Severity.Normal),
        GuardResult.Warning => ("Warning", "triangle", Severity.Warning),
        _ => ("Fail", "octagon", Severity.Critical),
    };
}
