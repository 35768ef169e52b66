using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Health;

/// <summary>From rounds to a verdict: fast rule, up rule, quality rule, warm-up, no news. Pure: a state and what happened give the next state.</summary>
internal static class Judge
{
    /// <summary>How long a <c>down</c> makes the way back up longer.</summary>
    public static readonly TimeSpan FlapMemory = TimeSpan.FromMinutes(10);

    /// <summary>The longest way back up, in rounds of the path's interval.</summary>
    public static readonly TimeSpan LongestUp = TimeSpan.FromSeconds(30);

    /// <summary>A round was decided: fast rule, up rule, and the first verdict of a warm-up.</summary>
    /// <param name="interval">From one steady round of the path to the next.</param>
    public static JudgeState Next(in JudgeState state, in RoundDecided round, Policy policy, TimeSpan interval)
    {
        // A void round is nobody's loss and no result. A rehearsal tries the targets, not the path.
        if (round.Outcome is not (RoundOutcome.Good or RoundOutcome.Lost) || round.Kind == RoundKind.Rehearsal) return state;
        var next = Resumed(in state, round.At, policy);
        return round.Outcome == RoundOutcome.Lost ? Lost(ref next, in round, policy) : Good(ref next, in round, policy, interval);
    }

    /// <summary>The quality rule, after each steady round that has all its answers.</summary>
    public static JudgeState Weigh(in JudgeState state, in Quality quality, Policy policy, TimeSpan at)
    {
        var next = state;
        if (state.IsSilent) return next;

        // A window shorter than the way up would otherwise never be judged.
        if (!quality.IsFull && quality.Rounds < policy.UpAfter) return next;
        next.Flaws = (state.Flaws & Flaws.Connect)
            | Flaw(Flaws.Loss, state.Flaws, quality.LossRatio > policy.LossFailRatio, quality.LossRatio <= policy.LossRecoverRatio)
            | Flaw(Flaws.Latency, state.Flaws, quality.Latency > policy.LatencyFail,
                policy.LatencyFail is null || quality.Latency <= (policy.LatencyRecover ?? policy.LatencyFail))
            | Flaw(Flaws.Jitter, state.Flaws, quality.Jitter > policy.JitterFail,
                policy.JitterFail is null || quality.Jitter <= (policy.JitterRecover ?? policy.JitterFail));
        if (state.Verdict == Verdict.Unknown && !state.IsWarm && quality.IsFull)
        {
            // The window is full and the path never lost enough rounds in a row: what is known has to do.
            next.IsWarm = true;
            return Set(ref next, Usable(next.Flaws), at);
        }
        return Regrade(ref next, at);
    }

    /// <summary>A round of the TCP and HTTP targets that stand beside ICMP ones: their loss degrades, and neither takes down nor keeps up.</summary>
    public static JudgeState Beside(in JudgeState state, in RoundDecided round, Policy policy)
    {
        var next = state;
        if (round.Outcome == RoundOutcome.Lost) (next.ConnectLost, next.ConnectGood) = (state.ConnectLost + 1, 0);
        else if (round.Outcome == RoundOutcome.Good) (next.ConnectLost, next.ConnectGood) = (0, state.ConnectGood + 1);
        if (next.ConnectLost >= policy.DownAfter) next.Flaws |= Flaws.Connect;
        if (next.ConnectGood >= policy.UpAfter) next.Flaws &= ~Flaws.Connect;
        return Regrade(ref next, round.At);
    }

    /// <summary>No result for three intervals plus one timeout.</summary>
    public static JudgeState Silence(in JudgeState state, TimeSpan at)
    {
        var next = state;
        if (state.IsSilent) return next;
        (next.IsSilent, next.SilentSince, next.Resumes) = (true, at, state.Verdict);

        // A run of losses does not span a silence: a proof from before it must not pass for a fresh one after it.
        (next.LostRounds, next.FirstLostSentAt) = (0, null);
        return Set(ref next, Verdict.Unknown, at);
    }

    /// <summary>Good rounds in a row that make a path up again: <c>UpAfter × FlapGrowth^n</c>, n the downs of the last 10 minutes, up to 30 s of rounds.</summary>
    public static int UpNeeded(in JudgeState state, Policy policy, TimeSpan interval, TimeSpan now)
    {
        var grown = policy.UpAfter * Math.Pow(policy.FlapGrowth, state.Downs.Since(now - FlapMemory));
        var most = Math.Max(policy.UpAfter, (int)(LongestUp / interval));
        return grown >= most ? most : (int)Math.Ceiling(grown);
    }

    private static JudgeState Lost(ref JudgeState next, in RoundDecided round, Policy policy)
    {
        // The path has answered since: a short interruption that is over is a loss, and no reason to leave. A path that is cut answers no more,
        // so this costs no time.
        if (round.IsOvertaken)
        {
            next.GoodRounds = 0;
            return next;
        }
        next.LostRounds++;
        next.FirstLostSentAt ??= round.SentAt;

        // Also in a burst: the run of good rounds is broken by whatever is lost.
        next.GoodRounds = 0;
        if (next.LostRounds < policy.DownAfter || next.Verdict == Verdict.Down) return next;
        next.IsWarm = true;
        next.Flaws &= Flaws.Connect;
        next.Downs.Add(round.At);
        return Set(ref next, Verdict.Down, round.At);
    }

    private static JudgeState Good(ref JudgeState next, in RoundDecided round, Policy policy, TimeSpan interval)
    {
        (next.LostRounds, next.FirstLostSentAt) = (0, null);
        if (round.Kind == RoundKind.Burst) return next; // fast rule only: a burst must not shorten the way up
        next.GoodRounds++;
        var needed = next.Verdict switch
        {
            Verdict.Down => UpNeeded(in next, policy, interval, round.At),
            Verdict.Unknown when !next.IsWarm => policy.UpAfter,
            _ => int.MaxValue,
        };
        if (next.GoodRounds < needed) return next;
        next.IsWarm = true;
        return Set(ref next, Usable(next.Flaws), round.At);
    }

    /// <summary>A result after a silence: what was known stands again, unless it is older than the quality window; then the path warms up anew.</summary>
    private static JudgeState Resumed(in JudgeState state, TimeSpan at, Policy policy)
    {
        var next = state;
        if (!state.IsSilent) return next;
        next.IsSilent = false;
        if (at - state.SilentSince <= policy.QualityWindow) return Set(ref next, state.Resumes, at);
        (next.IsWarm, next.GoodRounds) = (false, 0);
        next.Flaws &= Flaws.Connect;
        return next;
    }

    private static Flaws Flaw(Flaws flaw, Flaws present, bool fails, bool recovers) =>
        fails || ((present & flaw) != 0 && !recovers) ? flaw : Flaws.None;

    private static Verdict Usable(Flaws flaws) => flaws == Flaws.None ? Verdict.Up : Verdict.Degraded;

    private static JudgeState Regrade(ref JudgeState next, TimeSpan at) =>
        next.Verdict is Verdict.Up or Verdict.Degraded ? Set(ref next, Usable(next.Flaws), at) : next;

    private static JudgeState Set(ref JudgeState next, Verdict verdict, TimeSpan at)
    {
        if (next.Verdict != verdict) (next.Verdict, next.Since) = (verdict, at);
        return next;
    }
}
