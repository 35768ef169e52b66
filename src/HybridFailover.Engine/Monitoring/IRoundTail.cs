namespace HybridFailover.Engine.Monitoring;

/// <summary>One path's rounds, followed live. Any number of readers, each with a cursor of its own: nothing waits for a reader, or queues for it.
/// Dispose to end; what was held for the path goes with its last follower.</summary>
public interface IRoundTail : IDisposable
{
    /// <summary>Copies what was added since the cursor, oldest first. Of more than there is room for, the newest.</summary>
    /// <param name="cursor">0 at first, for all that is held: the last 60 s at least. Afterwards what the last call left in it.</param>
    /// <param name="into">Where to.</param>
    /// <returns>How many were copied.</returns>
    int Read(ref long cursor, Span<LiveRound> into);
}
