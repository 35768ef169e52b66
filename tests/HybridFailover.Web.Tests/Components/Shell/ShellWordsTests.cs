using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Routing;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Shell;
using HybridFailover.Web.Hosting;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Shell;

public sealed class ShellWordsTests
{
    [Fact]
    public void The_title_names_the_gravest_site_how_many_need_a_person_and_the_page()
    {
        SiteView[] sites = [View("LAX1", Verdict.Up), View("SEA1", Verdict.Degraded), View("MEL1", Verdict.Up, AlarmKind.Isolated)];

        Assert.Equal("(2) MEL1 No path – HybridFailover", PageTitles.Of(sites));
        Assert.Equal("(2) MEL1 No path – Settings – HybridFailover", PageTitles.Of(sites, "Settings"));
        Assert.Equal("HybridFailover", PageTitles.Of([sites[0]]));
    }

    [Fact]
    public void Within_the_title_a_state_is_part_of_a_sentence()
    {
        var away = PageSamples.Snapshot(active: "vpn", verdicts: Verdict.Down);
        Assert.Equal("(1) LAX1 on VPN – HybridFailover", PageTitles.Of([new SiteView(away, DisplayStates.Of(away, PageSamples.Now))]));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("?state=critical", "")]
    [InlineData("sites/syd1?w=5m", "SYD1")]
    [InlineData("audit?site=SYD1", "Audit")]
    [InlineData("audit/1204", "Transition 1204")]
    [InlineData("settings#preflight", "Settings")]
    [InlineData("help/guards#TargetDown", "Help")]
    [InlineData("wall", "Wallboard")]
    public void A_page_is_named_by_its_address(string address, string name) => Assert.Equal(name, PageTitles.PageAt(address));

    [Fact]
    public void What_ails_the_monitor_is_said_once_however_many_sites_carry_it()
    {
        var ill = PageSamples.Snapshot() with { MonitorIll = "The prober woke 290 ms late." };
        SiteView[] sites = [Ill(ill), Ill(ill with { MonitorIll = null, Alarms = [PageSamples.Alarm(AlarmKind.MonitorIll, "The prober woke 290 ms late.")] })];

        Assert.Equal(["The prober woke 290 ms late."], MonitorNotes.Of(sites));
        Assert.Equal("Monitor ill:", MonitorNotes.Title(sites));
    }

    [Fact]
    public void The_audit_goes_before_the_monitor_in_one_banner()
    {
        var both = PageSamples.Snapshot() with { Alarms = [PageSamples.Alarm(AlarmKind.MonitorIll, "Late."), PageSamples.Alarm(AlarmKind.AuditDegraded, "Disk full.")] };

        Assert.Equal(["Disk full.", "Late."], MonitorNotes.Of([Ill(both)]));
        Assert.Equal("Audit degraded, monitor ill:", MonitorNotes.Title([Ill(both)]));
        Assert.Equal("help/alarms#AuditDegraded", MonitorNotes.Help([Ill(both)]));
    }

    [Fact]
    public void Armed_is_claimed_only_after_a_preflight_without_a_failure()
    {
        var (pass, fail) = (PreflightCheck.Pass("LAX1", "permission rtb-1", "Allowed."), PreflightCheck.Fail("LAX1", "permission rtb-1", "Not allowed."));

        Assert.Equal("NOT CHECKED YET", Armament.Of(new PreflightFindings(null, [])).Word);
        Assert.Equal("ARMED", Armament.Of(new PreflightFindings(PageSamples.Now, [pass])).Word);
        Assert.Equal("NOT ARMED: 1 reason", Armament.Of(new PreflightFindings(PageSamples.Now, [pass, fail])).Word);
        Assert.Equal("NOT ARMED: 2 reasons", Armament.Of(new PreflightFindings(PageSamples.Now, [fail, fail with { Site = "PHX1" }])).Word);
    }

    [Fact]
    public void Alarms_are_counted_by_who_is_needed_and_the_monitors_own_once()
    {
        var ill = PageSamples.Alarm(AlarmKind.MonitorIll);
        var one = PageSamples.Snapshot(PageSamples.Site("SYD1")) with { Alarms = [PageSamples.Alarm(AlarmKind.Isolated), ill] };
        var other = PageSamples.Snapshot(PageSamples.Site("MEL1")) with { Alarms = [PageSamples.Alarm(AlarmKind.Stuck) with { AcknowledgedBy = "ops" }, ill] };

        var count = AlarmCount.Of([Ill(one), Ill(other)]);

        Assert.Equal(new AlarmCount(1, 1, 1), count);
        Assert.Equal("1 critical, 1 warning", count.ToString());
        Assert.Equal("2 warnings", new AlarmCount(0, 2, 3).ToString());
        Assert.Equal("3 acknowledged", new AlarmCount(0, 0, 3).ToString());
        Assert.Equal("No alarms", new AlarmCount(0, 0, 0).ToString());
    }

    [Fact]
    public void What_a_drill_suppresses_is_not_counted_among_what_asks_for_a_person()
    {
        var snapshot = PageSamples.Snapshot(PageSamples.Site("LAX1")) with { Alarms = [PageSamples.Alarm(AlarmKind.Unprotected), PageSamples.Alarm(AlarmKind.MonitorIll)] };
        var drilled = snapshot with { Mode = snapshot.Mode with { DrillId = "drill-1" } };

        var count = AlarmCount.Of([Ill(drilled)]);

        Assert.Equal(new AlarmCount(0, 1, 0, 1), count);
        Assert.Equal("1 warning", count.ToString());
        Assert.Equal("1 acknowledged, 1 suppressed", new AlarmCount(0, 0, 1, 1).ToString());
        Assert.Equal(Severity.Normal, new AlarmCount(0, 0, 0, 1).Severity);
    }

    [Fact]
    public void The_tab_shows_the_gravest_sites_outline()
    {
        Assert.Equal("ring-check", FavouriteGlyph.Of([View("LAX1", Verdict.Up)]));
        Assert.Equal("triangle", FavouriteGlyph.Of([View("LAX1", Verdict.Up), View("SEA1", Verdict.Degraded)]));
        Assert.Equal("octagon", FavouriteGlyph.Of([View("SEA1", Verdict.Degraded), View("MEL1", Verdict.Up, AlarmKind.Isolated)]));
    }

    private static SiteView Ill(Engine.Monitoring.SiteSnapshot snapshot) => new(snapshot, DisplayStates.Of(snapshot, PageSamples.Now));

    private static SiteView View(string code, Verdict verdict, params AlarmKind[] alarms) =>
        Ill(PageSamples.Snapshot(PageSamples.Site(code), verdicts: verdict) with { Alarms = [.. alarms.Select(alarm => PageSamples.Alarm(alarm))] });

    [Theory]
    [InlineData("0.1.0+34f4358fc93ab7c31772077c410183654b8e55f7", "0.1.0+34f4358f")]
    [InlineData("0.1.0+34f4", "0.1.0+34f4")]
    [InlineData("0.1.0", "0.1.0")]
    public void A_version_has_of_the_commit_as_much_as_people_compare(string release, string shown) => Assert.Equal(shown, ProgramVersion.Short(release));
}
