using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Components.Display;

/// <summary>A transition's trigger and result in words.</summary>
public static class TransitionWords
{
    public static string Result(Transition transition) => transition.Result switch
    {
        TransitionResult.Open => "In progress",
        var ended => ended.ToString(),
    };

    /// <summary>What a transition that is done has shown, and no more: nothing probes from a production table, so traffic itself is not verified.</summary>
    public static string? Proof(Transition transition, SiteSnapshot site)
    {
        if (transition.Result != TransitionResult.Done || site.Standing != Standing.On(transition.To)) return null;
        return site.Paths.FirstOrDefault(path => path.Path.Name == transition.To)?.Verdict is Verdict.Up or Verdict.Degraded
            ? "Routes moved, path answers" : "Routes moved, path does not answer";
    }

    public static Severity Severity(Transition transition) => transition.Result switch
    {
        TransitionResult.Open => Display.Severity.Notice,
        TransitionResult.Done => Display.Severity.Normal,
        TransitionResult.Failed => Display.Severity.Critical,
        _ => Display.Severity.Warning,
    };
}
