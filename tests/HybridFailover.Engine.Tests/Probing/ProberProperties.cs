using FsCheck;
using FsCheck.Fluent;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Probing;

public sealed class ProberProperties
{
    /// <summary>Whatever the network answers and however late the scheduler is, each probe has one outcome, or is open.</summary>
    [Fact]
    public void Sent_is_answered_and_lost_and_late_and_void_and_open() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), fates =>
        {
            using var scene = Play(fates, out var path);
            var counts = path().Main.Book.Counts;
            var rounds = scene.Rounds("dx");
            return counts.Open >= 0
                && counts.Sent == rounds.Sum(round => (long)uint.PopCount(round.Sent))
                && counts.Answered == rounds.Sum(round => (long)uint.PopCount(round.Answered))
                && counts.Late == rounds.Sum(round => (long)uint.PopCount(round.Late))
                && counts.Void == rounds.Sum(round => (long)uint.PopCount(round.Void))
                && counts.Sent == counts.Answered + counts.Lost + counts.Late + counts.Void + counts.Open
                && rounds.All(round => (round.Answered & round.Late) == 0 && (round.Answered & round.Void) == 0 && (round.Late & round.Void) == 0);
        }).QuickCheckThrowOnFailure();

    /// <summary>Down is never told unless that many rounds in a row, in the order sent, void ones and rehearsals left out, were lost.</summary>
    [Fact]
    public void No_course_of_events_makes_a_path_down_without_enough_lost_rounds_in_a_row() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), fates =>
        {
            using var scene = Play(fates, out _);
            var rounds = scene.Rounds("dx").Where(round => round.Kind != RoundKind.Rehearsal && round.Outcome is RoundOutcome.Good or RoundOutcome.Lost).ToList();
            var known = Verdict.Unknown;
            foreach (var report in scene.Reports.Where(report => report.Path == "dx" && report.Verdict != Verdict.Unknown))
            {
                // Down again after a silence is what was known before it.
                if (report.Verdict == Verdict.Down && known != Verdict.Down)
                {
                    var run = rounds.SkipWhile(round => round.SentAt < report.FirstLostSentAt).Take(scene.Policy.DownAfter).ToList();
                    if (run.Count < scene.Policy.DownAfter) return false;
                    if (run.Any(round => round.Outcome != RoundOutcome.Lost || round.SentAt + scene.Policy.Timeout > report.At)) return false;
                }
                known = report.Verdict;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_judge_is_down_only_after_enough_lost_rounds_in_a_row() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), events =>
        {
            var policy = Printed.Of(Preset.Fast);
            JudgeState state = default;
            var lost = 0;
            var now = TimeSpan.Zero;
            foreach (var each in events)
            {
                now += policy.Interval;
                var before = state.Verdict;
                var outcome = (RoundOutcome)(1 + each % 3);
                if (each % 11 == 10)
                {
                    state = Judge.Silence(in state, now);
                    lost = 0;
                    continue;
                }
                if (outcome == RoundOutcome.Lost) lost++;
                else if (outcome == RoundOutcome.Good) lost = 0;
                var resumes = state.IsSilent && state.Resumes == Verdict.Down;
                state = Judge.Next(in state, new RoundDecided((RoundKind)(each / 128), outcome, now, now), policy, policy.Interval);
                if (state.Verdict == Verdict.Down && before != Verdict.Down && lost < policy.DownAfter && !resumes) return false;
                if (lost >= policy.DownAfter && state.Verdict != Verdict.Down) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    /// <summary>Each byte is what becomes of a probe; some make the scheduler late.</summary>
    private static Scene Play(byte[] fates, out Func<WatchedPath> path)
    {
        var scene = new Scene(Printed.Of(Preset.Fast), targets: 2);
        path = () => scene.Watch.Find(Scene.Site, "dx")!;
        scene.RunFor(2.5);
        var next = 0;
        foreach (var host in new[] { "10.1.0.1", "10.1.0.2" })
            scene.Network[host].Answer = (_, _) => next < fates.Length * 4
                ? (fates[next++ % fates.Length] % 5) switch
                {
                    0 => TimeSpan.FromMilliseconds(1),
                    1 => TimeSpan.FromMilliseconds(60),
                    2 => TimeSpan.FromMilliseconds(130),
                    _ => null,
                }
                : null;
        foreach (var fate in fates)
        {
            if (fate % 7 == 6) scene.StepAt(scene.Now + TimeSpan.FromMilliseconds(fate));
            scene.Dx.IsReachable = fate % 13 != 12;
            scene.RunFor(TimeSpan.FromMilliseconds(fate % 97));
        }
        return scene.RunFor(0.33);
    }
}
