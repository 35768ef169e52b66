using HybridFailover.Engine.Health;

namespace HybridFailover.Engine.Failover;

/// <summary>Which path is taken when another must be left (rule 3).</summary>
internal static class Choice
{
    /// <summary>The first path that is up, else the first degraded, else (TrustUnproven) the first unknown; null: none, stay.</summary>
    /// <param name="from">The path to leave, and whose losses set how fresh the proof must be; null: no proof is asked for.</param>
    public static PathState? Best(SiteState state, PathState? from, TimeSpan now)
    {
        PathState? best = null;
        var bestRank = int.MaxValue;
        foreach (var path in state.Paths)
        {
            if (path.Name == from?.Name) continue;
            var rank = Rank(state, path, from, now);
            if (rank < bestRank) (best, bestRank) = (path, rank);
        }
        return best;
    }

    private static int Rank(SiteState state, PathState path, PathState? from, TimeSpan now)
    {
        int rank;
        if (path.IsUsable)
        {
            if (!IsProven(path, from)) return int.MaxValue;
            rank = path.Verdict == Verdict.Up ? 0 : 1;
        }
        else if (path.Verdict == Verdict.Unknown && state.Site.Policy.TrustUnproven) rank = 6; // last, also behind a usable one into nothing
        else return int.MaxValue;
        // Into nothing, or where EC2 refuses to go: only when there is nothing better.
        if (!LeadsSomewhere(state, path)) rank += 4;
        if (path.RefusedUntil is { } until && until > now) rank += 8;
        return rank;
    }

    /// <summary>
    /// It answered a probe that was sent after the first lost one of the path to leave. By half a time-out after it: an echo that was
    /// under way when the monitor itself was cut off counts as that first loss, and a quicker path may have answered in between.
    /// A burst of every path runs from suspicion (at most half a time-out) to the verdict, so waiting for this proof costs no time.
    /// </summary>
    public static bool IsProven(PathState path, PathState? from)
    {
        if (from?.DownFrom is not { } lost) return true;
        var due = from.BlackholeSince is null ? lost + from.Path.Policy.Timeout / 2 : lost;
        return path.Report?.AnsweredSentAt is { } answered && answered > due;
    }

    /// <summary>Covered by propagation, or the policy does not ask for it: some endpoints never show propagated rows.</summary>
    public static bool LeadsSomewhere(SiteState state, PathState path) =>
        !state.Site.Policy.RequirePropagatedRow || CoveredByPropagation(state, path);

    /// <summary>False for a propagated next hop while a slot's table shows no active propagated row that covers the whole destination.</summary>
    public static bool CoveredByPropagation(SiteState state, PathState path) =>
        !path.Path.NextHop.IsPropagated || state.Slots.All(slot => slot.LeftOut || slot.PropagatedCovers);
}
