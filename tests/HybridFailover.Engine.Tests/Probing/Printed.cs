using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Probing;

/// <summary>The presets as failover.md prints them, typed in again: a slip in either place shows.</summary>
internal static class Printed
{
    public static Policy Of(Preset preset) => preset switch
    {
        Preset.Fast => Policy(100, 100, 4, 20, 20) with { Preset = preset },
        Preset.Balanced => Policy(200, 200, 4, 50, 15) with { Preset = preset },
        _ => Policy(1000, 1000, 5, 1000, 10) with { Preset = preset },
    };

    /// <summary>From the cut to the decision: Interval + max(Timeout/2, ConfirmInterval) + (DownAfter − 2) × ConfirmInterval + Timeout.</summary>
    public static TimeSpan WorstCase(Policy policy)
    {
        var confirm = policy.ConfirmInterval;
        var suspicion = policy.Timeout / 2 > confirm ? policy.Timeout / 2 : confirm;
        return policy.Interval + suspicion + (policy.DownAfter - 2) * confirm + policy.Timeout;
    }

    private static Policy Policy(int interval, int timeout, int downAfter, int confirm, int upAfter) => new()
    {
        Interval = TimeSpan.FromMilliseconds(interval),
        Timeout = TimeSpan.FromMilliseconds(timeout),
        DownAfter = downAfter,
        ConfirmInterval = TimeSpan.FromMilliseconds(confirm),
        UpAfter = upAfter,
    };
}
