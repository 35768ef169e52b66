using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Tests.Components.Audit;

/// <summary>Entries, transitions and rounds to start a test from.</summary>
internal static class EntrySamples
{
    public static readonly Fleet Fleet = new() { Sites = [Samples.Site("LAX1")] };

    public static HistoryEntry Entry(string type = "transition", string? result = "done", string? trigger = "automatic", string? actor = null, string sentence = "dx is down: 4 rounds lost in a row (limit 4)") => new(
        1204, "LAX1", Samples.At, type, "t-1", trigger, result, actor, type == "transition" ? "dx" : null, "vpn", TimeSpan.FromMilliseconds(200), false, sentence, null, null, null, 1205, null);

    /// <summary>Automatic, detected 166 ms before the decision, written 26 ms and read back 34 ms after it.</summary>
    public static Transition Automatic(TransitionResult result = TransitionResult.Done) => Samples.Transition("t-1", result: result) with
    {
        Trigger = Trigger.Automatic, Cause = "dx is down: 4 rounds lost in a row (limit 4)", Actor = null, Reason = null, CommandId = null, Outcome = null,
        DetectedAt = Samples.At.AddMilliseconds(-166), AppliedAt = Samples.At.AddMilliseconds(26), VerifiedAt = Samples.At.AddMilliseconds(34), EndedAt = Samples.At.AddMilliseconds(34),
    };
}
