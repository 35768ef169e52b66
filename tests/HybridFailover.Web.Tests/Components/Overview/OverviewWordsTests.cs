using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Overview;
using HybridFailover.Web.Hosting;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Overview;

public sealed class OverviewWordsTests
{
    private static readonly Site Site = PageSamples.Site();

    [Fact]
    public void A_card_is_named_by_its_state_and_the_two_figures_that_matter()
    {
        var snapshot = PageSamples.Snapshot(PageSamples.Site("SYD1", "Sydney"), "vpn");

        Assert.Equal(
            "SYD1 Sydney, On VPN, Warning, active VPN, latency 12 milliseconds, loss 0 percent",
            CardLabel.Of(new SiteView(snapshot, DisplayStates.Of(snapshot, PageSamples.Now))));
    }

    [Fact]
    public void A_loss_is_never_heard_as_none()
    {
        var snapshot = PageSamples.Snapshot();
        var path = snapshot.Paths[0];
        snapshot = snapshot with { Paths = [path with { Figures = path.Figures with { Loss60s = 0.001 } }, snapshot.Paths[1]] };

        Assert.EndsWith("loss 1 percent", CardLabel.Of(new SiteView(snapshot, DisplayStates.Of(snapshot, PageSamples.Now))), StringComparison.Ordinal);
    }

    [Fact]
    public void While_switching_both_ends_are_named_and_the_figures_are_of_where_it_goes()
    {
        var snapshot = PageSamples.Snapshot() with { Standing = Standing.Switching("dx", "vpn") };

        Assert.Equal("Direct Connect → VPN", CardPath.ActiveWord(snapshot));
        Assert.Equal("VPN", CardPath.Active(snapshot)?.Name);
        Assert.Equal(["Direct Connect"], CardPath.Standbys(snapshot).Select(path => path.Name));
    }

    [Fact]
    public void A_standby_that_is_not_ready_says_why()
    {
        var snapshot = PageSamples.Snapshot(verdicts: [Verdict.Up, Verdict.Down]);

        Assert.Equal("not ready (loss 100 %)", CardPath.Standbys(snapshot)[0].Readiness);
        Assert.Equal("ready", CardPath.Standbys(PageSamples.Snapshot())[0].Readiness);
    }

    [Fact]
    public void A_stretch_is_named_by_its_ends_its_path_and_its_length()
    {
        var on = Segment(LaneKind.On, "vpn", -91, -39);

        Assert.Equal("06:10 to 07:02 UTC, on VPN, 52 m", LaneWords.Of(Site, on, PageSamples.Now));
        Assert.Equal("since 06:10 UTC, on VPN", LaneWords.Of(Site, on with { IsRunning = true }, PageSamples.Now));
        Assert.Equal("06:10 to 07:02 UTC, switching to VPN, 52 m", LaneWords.Of(Site, on with { Kind = LaneKind.Switching }, PageSamples.Now));
        Assert.Equal("until 07:02 UTC, not known", LaneWords.Of(Site, on with { Kind = LaneKind.Unknown, Path = null, BeganAt = DateTimeOffset.MinValue }, PageSamples.Now));
        Assert.Equal("2026-11-21 19:41 UTC to 07:02 UTC, on VPN, 11 h 21 m", LaneWords.Of(Site, Segment(LaneKind.On, "vpn", -12 * 60, -39), PageSamples.Now));
    }

    [Theory]
    [InlineData(LaneKind.On, "dx", "preferred")]
    [InlineData(LaneKind.On, "vpn", "standby")]
    [InlineData(LaneKind.Switching, "dx", "switching")]
    [InlineData(LaneKind.Unknown, null, "unknown")]
    public void A_stretch_has_a_look_of_its_own(LaneKind kind, string? path, string tone) => Assert.Equal(tone, LaneWords.Tone(Site, Segment(kind, path, -2, -1)));

    [Fact]
    public void Failed_checks_count_for_their_site_and_those_of_all_sites_for_each()
    {
        var found = new PreflightFindings(PageSamples.Now,
            [PreflightCheck.Fail("LAX1", "permission", "no"), PreflightCheck.Fail(null, "clock", "no"), PreflightCheck.Pass("SEA1", "permission", "yes")]);
        var checks = new FailedChecks();

        Assert.Equal((2, 1), (checks.Of(found, "lax1"), checks.Of(found, "SEA1")));
        Assert.Equal(0, checks.Of(new PreflightFindings(PageSamples.Now, []), "LAX1"));
        Assert.Null(checks.Of(new PreflightFindings(null, []), "LAX1"));
    }

    private static LaneSegment Segment(LaneKind kind, string? path, double fromMinutes, double toMinutes)
    {
        var whole = new DateTimeOffset(2026, 11, 22, 7, 41, 0, TimeSpan.Zero);
        return new(kind, path, whole.AddMinutes(fromMinutes), whole.AddMinutes(fromMinutes), whole.AddMinutes(toMinutes), false, null);
    }
}
