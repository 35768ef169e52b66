using HybridFailover.Engine.Health;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Probing;

public sealed class RehearsalTests
{
    [Fact]
    public void A_path_that_came_up_rehearses_a_burst()
    {
        var policy = Printed.Of(Preset.Balanced);
        using var scene = new Scene(policy);
        scene.RunFor(10);
        var rehearsed = scene.Rounds("dx").Where(round => round.Kind == RoundKind.Rehearsal).ToList();
        Assert.Equal(10, rehearsed.Count);
        Assert.InRange(rehearsed[^1].SentAt - rehearsed[0].SentAt, 9 * policy.ConfirmInterval, 14 * policy.ConfirmInterval);
        Assert.Empty(scene.Figures("dx").Warnings);
    }

    [Fact]
    public void A_target_that_rate_limits_is_warned_of_and_the_rehearsal_takes_nothing_down()
    {
        using var scene = new Scene(Printed.Of(Preset.Balanced));
        var answered = TimeSpan.Zero;
        scene.Dx.Answer = (_, sentAt) =>
        {
            if (answered > TimeSpan.Zero && sentAt - answered < TimeSpan.FromMilliseconds(190)) return null;
            answered = sentAt;
            return TimeSpan.FromMilliseconds(1);
        };
        scene.RunFor(40);
        Assert.Contains(scene.Figures("dx").Warnings, warning => warning.Contains("rate-limit"));
        Assert.DoesNotContain(scene.Reports, report => report.Verdict is Verdict.Down);
    }

    [Fact]
    public void A_round_trip_beyond_half_the_timeout_is_warned_of()
    {
        using var scene = new Scene(Printed.Of(Preset.Balanced));
        scene.Dx.RoundTrip = TimeSpan.FromMilliseconds(101);
        scene.RunFor(10);
        Assert.Contains(scene.Figures("dx").Warnings, warning => warning.Contains("beyond half the timeout"));
        Assert.Equal(Verdict.Up, scene["dx"].Verdict);
    }
}
