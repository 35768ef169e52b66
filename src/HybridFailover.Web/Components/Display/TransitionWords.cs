using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Components.Display;

/// <summary>A transition's trigger and result in words.</summary>
public static class TransitionWords
{
    public static string Result(Transition transition) => transition.Result switch
    {
        TransitionResult.Open => "In progress",
        var ended => ended.ToString(),
    };

    public static Severity Severity(Transition transition) => transition.Result switch
    {
        TransitionResult.Open => Display.Severity.Notice,
        TransitionResult.Done => Display.Severity.Normal,
        TransitionResult.Failed => Display.Severity.Critical,
        _ => Display.Severity.Warning,
    };
}
