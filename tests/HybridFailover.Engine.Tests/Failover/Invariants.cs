using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;

namespace HybridFailover.Engine.Tests.Failover;

/// <summary>What must always hold (the numbers are those of the contract), checked after every step.</summary>
internal static class Invariants
{
    public static void Check(SiteState before, Decision decision)
    {
        var state = decision.State;
        var open = before.Flight is not null;
        foreach (var effect in decision.Effects)
        {
            switch (effect)
            {
                case WriteSlot write:
                    var to = state.Find(write.Path)!;
                    Assert.True(to.Verdict != Verdict.Down || state.Mode is { Kind: ModeKind.Held, EvenIfDown: true }, "1: a write towards a path that is down");
                    Assert.True(state.IsLeader && state.Mode.Kind is not (ModeKind.Suspended or ModeKind.Shadow), "3: a write without the right to write");
                    Assert.True(open, "8: a write without an intent before it");
                    break;
                case KeepRecord { Kind: RecordKind.TransitionIntent } intent:
                    Assert.False(open, "2: a second transition in flight");
                    CheckIntent(before, intent.Transition!, decision);
                    open = true;
                    break;
                case KeepRecord { Kind: RecordKind.TransitionOutcome }:
                    Assert.True(open, "8: an outcome without an intent");
                    open = false;
                    break;
            }
        }
        Assert.Equal(open, state.Flight is not null);
        var isFree = state is { IsLeader: true, Mode.Kind: ModeKind.Automatic, Standing.Kind: StandingKind.On };
        if (isFree && state.Active!.Verdict == Verdict.Down)
            Assert.True(Choice.Best(state, state.Active, TimeSpan.Zero) is null, "4: a dead path is kept though another is usable");
        if (state.Standing.Kind == StandingKind.On && before.Standing != state.Standing && !state.Mode.ByMachine)
            Assert.True(Switching.IsAt(state, state.Active!), $"6: {state.Standing} is claimed without a read that counts");
        if (before.Mode.Kind == ModeKind.Held && state.Mode != before.Mode)
            Assert.True(decision.Effects.Any(effect => effect is KeepRecord { Kind: RecordKind.HoldEnded or RecordKind.CommandOutcome }), "7: a hold ends without a record");
    }

    private static void CheckIntent(SiteState before, Transition transition, Decision decision)
    {
        if (transition.Trigger != Trigger.Automatic || before.Standing.Kind != StandingKind.On) return;
        var from = decision.State.Find(transition.From);
        var to = decision.State.Find(transition.To)!;
        if (from is null || from.Verdict == Verdict.Down || decision.State.RankOf(to) > decision.State.RankOf(from)) return;
        Assert.True(before.Find(to.Name)!.CountedAt(transition.DecidedAt - World.Epoch) >= Credit.Delay(before, to), $"5: automatic failback before its delay is over: {before.Standing}, {before.Mode}, {transition.Cause}, {Credit.Delay(before, to)} is needed");
        var hour = before.Failovers.Count(at => transition.DecidedAt - at < TimeSpan.FromHours(1));
        Assert.True(before.FailbackBlocked is null, $"5: automatic failback though blocked after {hour} failovers");
    }
}
