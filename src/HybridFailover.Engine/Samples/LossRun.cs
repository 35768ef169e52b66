namespace HybridFailover.Engine.Samples;

/// <summary>
/// Consecutive rounds of one kind, steady and burst ones; a good round or one of another kind ends it. A long run comes in pieces while it
/// goes on: a piece of the same path and kind that begins exactly where the last one ended continues it.
/// </summary>
/// <param name="StartedAt">UTC of the first round's sending; of a later piece, of the last round before it.</param>
/// <param name="Length">From there to the last round's sending: 0 for a single round.</param>
/// <param name="Rounds">Those of this piece.</param>
public readonly record struct LossRun(string Site, string Path, DateTimeOffset StartedAt, TimeSpan Length, int Rounds, LossKind Kind);
