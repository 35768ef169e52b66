namespace HybridFailover.Engine.Sites;

/// <summary>The values that a preset stands for; all others are the same in each.</summary>
public static class Presets
{
    public static Policy Of(Preset preset) => preset switch
    {
        Preset.Fast => new Policy
        {
            Preset = Preset.Fast,
            Interval = TimeSpan.FromMilliseconds(100),
            Timeout = TimeSpan.FromMilliseconds(100),
            DownAfter = 4,
            ConfirmInterval = TimeSpan.FromMilliseconds(20),
            UpAfter = 20,
        },
        Preset.Conservative => new Policy
        {
            Preset = Preset.Conservative,
            Interval = TimeSpan.FromSeconds(1),
            Timeout = TimeSpan.FromSeconds(1),
            DownAfter = 5,
            ConfirmInterval = TimeSpan.FromSeconds(1),
            UpAfter = 10,
        },
        _ => new Policy(),
    };
}
