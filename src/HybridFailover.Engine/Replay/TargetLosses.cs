namespace HybridFailover.Engine.Replay;

/// <summary>
/// Which targets of a second's rounds did not answer: the second counts them and does not name them. As many as there are rounds are one target's,
/// the last one's, that is dead; what is left over is spread over the others.
/// </summary>
/// <param name="lost">Probes without an answer in time, those of the rounds that are known to be lost left out.</param>
/// <param name="rounds">The other ones.</param>
internal readonly struct TargetLosses(int lost, int rounds, int targets, int quorum, long turn)
{
    /// <summary>Rounds that must have been lost as a whole: more was lost than good ones can have. One alone may as well be a round that was put into the wrong second.</summary>
    public int Whole
    {
        get
        {
            var surplus = lost - rounds * (targets - quorum);
            var whole = Math.Min(rounds, (surplus + quorum - 1) / quorum);
            return surplus > 0 && (whole > 1 || whole == rounds) ? whole : 0;
        }
    }

    /// <summary>As bits, of the good round at an index; never so many that the round would not have been good.</summary>
    public uint Of(int index)
    {
        if (rounds == 0) return 0;
        var most = targets - quorum;
        var dead = Math.Min(lost / rounds, most);
        var left = targets - dead;
        var bits = StoredRound.All(targets) & ~StoredRound.All(left);
        return dead < most && index < lost - dead * rounds ? bits | (1u << (int)((turn + index) % left)) : bits;
    }
}
