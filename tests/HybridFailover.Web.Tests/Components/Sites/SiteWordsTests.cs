using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Sites;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Sites;

public sealed class SiteWordsTests
{
    [Fact]
    public void The_three_truths_are_told_apart_and_what_differs_says_so()
    {
        var boxes = TruthBox.Of(PageSamples.Snapshot() with
        {
            Desired = "vpn", Mode = new Mode(ModeKind.Held, "vpn", PageSamples.Now.AddHours(2)), Commanded = "vpn", CommandedAt = PageSamples.Now, Observed = "dx",
        });
        Assert.Equal(["VPN", "VPN", "Direct Connect"], boxes.Select(box => box.Path));
        Assert.Equal([false, false, true], boxes.Select(box => box.Differs));
        Assert.Equal("Operator hold until 09:41 UTC,", boxes[0].Detail);
        Assert.Equal("07:41:03.214 UTC, accepted,", boxes[1].Detail);
    }

    [Fact]
    public void What_is_not_known_is_not_a_difference()
    {
        var boxes = TruthBox.Of(PageSamples.Snapshot() with { Commanded = null, CommandedAt = null, Observed = "unknown", ObservedAt = null });
        Assert.All(boxes, box => Assert.False(box.Differs));
        Assert.Equal("Nothing yet", boxes[1].Path);
    }

    [Fact]
    public void A_bar_has_its_limit_at_two_thirds_and_room_beyond_it()
    {
        var path = PageSamples.Snapshot().Paths[0];
        var bar = LimitBar.Of(path with { Figures = path.Figures with { LossWindow = 0.1 } }).Single();
        Assert.Equal((100.0 / 3, 200.0 / 3, false, "10 % of 20 %"), (bar.Value!.Value, bar.Limit, bar.IsBeyond, bar.Text));
        var beyond = LimitBar.Of(path with { Figures = path.Figures with { LossWindow = 0.9 } }).Single();
        Assert.Equal((100.0, true), (beyond.Value, beyond.IsBeyond));
    }

    [Fact]
    public void A_bar_without_a_measurement_is_empty_not_zero() => Assert.Null(LimitBar.Of(PageSamples.Snapshot().Paths[0]).Single().Value);

    [Fact]
    public void A_limit_that_is_off_has_no_bar()
    {
        var path = PageSamples.Snapshot().Paths[0];
        var strict = path with { Path = path.Path with { Policy = path.Path.Policy with { LatencyFail = TimeSpan.FromMilliseconds(150) } }, Figures = path.Figures with { LatencyP95 = TimeSpan.FromMilliseconds(75) } };
        Assert.Equal(["Loss, 30 s", "Latency p95"], LimitBar.Of(strict).Select(bar => bar.Name));
        Assert.Equal("75.0 ms of 150 ms", LimitBar.Of(strict)[1].Text);
    }

    [Fact]
    public void The_line_that_carries_and_the_line_that_is_broken_differ()
    {
        var lines = PathLine.Of(PageSamples.Snapshot(active: "vpn", verdicts: [Verdict.Down, Verdict.Up]));
        Assert.Equal(("waits broken", "Preferred, down", true), (lines[0].Look, lines[0].Words, lines[0].IsBroken));
        Assert.Equal(("carries", "Active, up", false), (lines[1].Look, lines[1].Words, lines[1].IsBroken));
    }

    [Fact]
    public void While_switching_the_path_that_is_left_still_carries()
    {
        var lines = PathLine.Of(PageSamples.Snapshot() with { Standing = Standing.Switching("dx", "vpn") });
        Assert.Equal(("carries", "waits"), (lines[0].Look, lines[1].Look));
        Assert.StartsWith("Switching to it", lines[1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failback_that_counts_down_says_how_long_it_is_and_what_cancels_it()
    {
        var words = NextMoveWords.Of(PageSamples.Snapshot(active: "vpn") with { Next = new NextStep("Back to dx", PageSamples.Now.AddSeconds(50)), RecentFailovers = 2 });
        Assert.Equal(TimeSpan.FromSeconds(120), words.Whole);
        Assert.StartsWith("Cancelled by any verdict on Direct Connect but Up", words.Cancels, StringComparison.Ordinal);
        Assert.Contains("Flap budget: 2 of 3 automatic failovers in the last hour", words.Counters);
    }

    [Fact]
    public void A_dead_path_counts_its_good_rounds()
    {
        var words = NextMoveWords.Of(PageSamples.Snapshot(active: "vpn", verdicts: [Verdict.Down, Verdict.Up]));
        Assert.Equal("Direct Connect: good rounds in a row 0, at least 15 needed", words.Counters[0]);
        Assert.Null(words.Cancels);
    }

    [Fact]
    public void Times_in_the_history_add_up_to_their_span()
    {
        var site = PageSamples.Snapshot(active: "vpn");
        var total = SiteTotal.Of(site, [PageSamples.Transition()], PageSamples.Now.AddHours(-3), PageSamples.Now)[0];
        Assert.Equal(TimeSpan.FromHours(24), total.OnPaths[0] + total.OnPaths[1] + total.Switching + total.Unknown);
        Assert.Equal(1, total.Moves);
        Assert.InRange(total.OnPaths[0], TimeSpan.FromMinutes(177), TimeSpan.FromHours(3));
        Assert.InRange(total.OnPaths[1], TimeSpan.FromSeconds(119), TimeSpan.FromSeconds(120));
    }
}
