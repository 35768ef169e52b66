namespace HybridFailover.Engine.Samples;

/// <summary>Who keeps samples. Called on the prober's thread: thread-safe, never blocks, never throws; may drop, and counts what it drops.</summary>
public interface ISampleStore
{
    /// <summary>A second that is complete. After a clock that was set back a second may come twice: the fuller one stands, of equal ones the later.</summary>
    void Add(in PathSecond second);

    /// <summary>A minute that is complete; twice like a second.</summary>
    void Add(in PathMinute minute);

    /// <summary>A run that ended, or a piece of one that goes on.</summary>
    void Add(in LossRun run);
}
