namespace HybridFailover.Engine.Probing;

/// <summary>Who judges what the prober measured. Called on the prober's thread; may set a track's <see cref="Track.MayBurst"/> and <see cref="Track.MayRehearse"/>.</summary>
internal interface IRoundEvents
{
    /// <summary>A round's outcome stands; in the order sent.</summary>
    void Decided(Track track, in RoundDecided round);

    /// <summary>Each probe of a round has its outcome, or its timeout is over; in the order sent, never before <see cref="Decided"/>.</summary>
    void Settled(Track track, in Round round, TimeSpan at);

    /// <summary>The first valid answer to a round came in, in time.</summary>
    void Answered(Track track, TimeSpan at);

    /// <summary>No result for three intervals plus one timeout.</summary>
    void Silent(Track track, TimeSpan at);

    /// <summary>The path is suspected: its burst began, or ended.</summary>
    void Suspected(Track track, TimeSpan at);
}
