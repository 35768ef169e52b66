using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Overview;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Overview;

public sealed class AlarmLineTests
{
    [Fact]
    public void A_site_has_one_line_its_gravest_and_counts_what_it_hides()
    {
        var line = Assert.Single(AlarmLine.Of([View("LAX1", PageSamples.Alarm(AlarmKind.Unprotected), PageSamples.Alarm(AlarmKind.Isolated))]));

        Assert.Equal(("Isolated", Severity.Critical, 1), (line.Word, line.Severity, line.Hidden));
    }

    [Fact]
    public void What_nobody_took_comes_first_then_the_gravest_then_the_newest()
    {
        var taken = PageSamples.Alarm(AlarmKind.Isolated) with { AcknowledgedBy = "mia" };
        var old = PageSamples.Alarm(AlarmKind.Unprotected) with { Since = PageSamples.Now.AddHours(-5) };

        var lines = AlarmLine.Of([View("A", taken), View("B", old), View("C", PageSamples.Alarm(AlarmKind.Unprotected)), View("D", PageSamples.Alarm(AlarmKind.Stuck))]);

        Assert.Equal(["D", "C", "B", "A"], lines.Select(line => line.Site));
    }

    [Fact]
    public void What_ails_the_monitor_is_no_sites_alarm() =>
        Assert.Empty(AlarmLine.Of([View("LAX1", PageSamples.Alarm(AlarmKind.MonitorIll), PageSamples.Alarm(AlarmKind.AuditDegraded))]));

    [Fact]
    public void A_drill_suppresses_its_sites_warnings_and_nothing_critical()
    {
        var lines = AlarmLine.Of([Drilled("A", AlarmKind.Unprotected), View("B", PageSamples.Alarm(AlarmKind.Flapping)), Drilled("C", AlarmKind.Unprotected, AlarmKind.Isolated)]);

        Assert.Equal([("C", "not acknowledged"), ("B", "not acknowledged"), ("A", "suppressed by the drill")], lines.Select(line => (line.Site, line.Standing)));
        Assert.Equal([true, true, false], lines.Select(line => line.IsOpen));
    }

    private static SiteView Drilled(string code, params AlarmKind[] alarms)
    {
        var view = View(code, [.. alarms.Select(alarm => PageSamples.Alarm(alarm))]);
        return view with { Snapshot = view.Snapshot with { Mode = view.Snapshot.Mode with { DrillId = "drill-1" } } };
    }

    private static SiteView View(string code, params Alarm[] alarms)
    {
        var snapshot = PageSamples.Snapshot(PageSamples.Site(code)) with { Alarms = alarms };
        return new(snapshot, DisplayStates.Of(snapshot, PageSamples.Now));
    }
}
