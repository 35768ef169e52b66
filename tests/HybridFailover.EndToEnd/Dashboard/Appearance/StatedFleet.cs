using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>One site for each thing that a site can be shown as: every display state, every mode, every alarm.</summary>
internal static class StatedFleet
{
    private static readonly DateTimeOffset Then = PageSamples.Now;

    /// <param name="now">UTC.</param>
    /// <param name="sampleAge">How old the newest sample of every path is.</param>
    public static SiteSnapshot[] At(DateTimeOffset now, TimeSpan sampleAge) =>
        [.. Conditions().Concat(Modes()).Concat(Alarms()).Select(site => Fresh(site, now, sampleAge))];

    /// <param name="count">At least one; a few are in a condition of their own.</param>
    public static SiteSnapshot[] Of(int count, DateTimeOffset now, TimeSpan sampleAge = default) =>
    [
        .. Conditions().Take(count / 12).Select(site => Fresh(site, now, sampleAge)),
        .. Enumerable.Range(1, count - count / 12).Select(number => Fresh(On($"N{number:000}", "Somewhere", "dx"), now, sampleAge)),
    ];

    /// <summary>Of the fixture's time, moved to <paramref name="now"/>.</summary>
    public static SiteSnapshot Fresh(SiteSnapshot site, DateTimeOffset now, TimeSpan sampleAge)
    {
        var by = now - Then;
        return site with
        {
            At = now, DesiredAt = site.DesiredAt + by, ObservedAt = site.ObservedAt + by,
            Mode = site.Mode with { Until = site.Mode.Until + by }, Next = site.Next with { At = site.Next.At + by },
            Alarms = [.. site.Alarms.Select(alarm => alarm with { Since = alarm.Since + by })],
            Paths = [.. site.Paths.Select(path => path with { Figures = path.Figures with { NewestAt = now - sampleAge } })],
        };
    }

    private static IEnumerable<SiteSnapshot> Conditions()
    {
        yield return On("NOPA1", "No path", "dx", Verdict.Down, Verdict.Down) with { Alarms = [Alarm(AlarmKind.Isolated)], Next = new("Goes to the first path that answers.") };
        yield return On("NOST1", "No standby", "dx", Verdict.Up, Verdict.Down) with { Alarms = [Alarm(AlarmKind.Unprotected)], Next = new("Stays on Direct Connect. No other path could take over now.") };
        yield return On("DEGR1", "Degraded", "dx", Verdict.Degraded);
        yield return On("SWVP1", "Switching out", "dx", Verdict.Down) with { Standing = Standing.Switching("dx", "vpn"), Desired = "vpn", Next = new("1 of 3 routes written.") };
        yield return On("ONVP1", "On VPN", "vpn", Verdict.Down) with { Next = new("Back to Direct Connect once it has been up for 60 s.") };
        yield return On("NORM1", "Normal", "dx");
        yield return On("SWDX1", "Switching back", "vpn") with { Standing = Standing.Switching("vpn", "dx"), Next = new("0 of 3 routes written.") };
        yield return On("RECO1", "Recovering", "vpn") with { Next = new("Back to Direct Connect if it stays up.", Then.AddSeconds(47)) };
        yield return On("DOWN1", "Active path down", "dx", Verdict.Down) with { Mode = new(ModeKind.Held, "dx", Then.AddHours(1), EvenIfDown: true), ModeReason = "Overridden: carrier promises ten minutes" };
        yield return On("STUC1", "Stuck", "dx") with { Alarms = [Alarm(AlarmKind.Stuck)] };
        yield return On("MISM1", "Mismatch", "dx") with { Observed = "mixed", Alarms = [Alarm(AlarmKind.Drift)] };
        yield return On("BLIN1", "Blind", "dx") with { Observed = "unknown", Alarms = [Alarm(AlarmKind.Blind)] };
        yield return On("STAR1", "Starting", "dx") with { Standing = Standing.Starting };
        yield return On("UNKN1", "Unknown", "dx") with { Observed = "unknown", ObservedError = "EC2 does not answer" };
    }

    private static IEnumerable<SiteSnapshot> Modes()
    {
        yield return On("HELD1", "Held", "dx") with { Mode = new(ModeKind.Held, "dx", Then.AddMinutes(42)), ModeReason = "Provider works on the VPN until ten" };
        yield return On("HELD2", "Held until released", "dx") with { Mode = new(ModeKind.Held, "dx", ByMachine: true), ModeReason = "The routes drifted three times" };
        yield return On("DRIL1", "Drill", "vpn") with { Mode = new(ModeKind.Held, "vpn", Then.AddMinutes(10), DrillId: "d1"), ModeReason = "Quarterly drill" };
        yield return On("SUSP1", "Suspended", "dx") with { Mode = new(ModeKind.Suspended, null, Then.AddHours(2)), ModeReason = "Route tables are rebuilt" };
        yield return On("SHAD1", "Shadow", "dx") with { Mode = Mode.Shadow };
        yield return On("FLAP1", "Flapping", "vpn") with { FailbackBlocked = true, Alarms = [Alarm(AlarmKind.Flapping)] };
    }

    // Each by itself, acknowledged by turns.
    private static IEnumerable<SiteSnapshot> Alarms() => Enum.GetValues<AlarmKind>().Select((kind, number) =>
        On($"AL{number:00}1", kind.ToString(), "dx") with { Alarms = [Alarm(kind) with { AcknowledgedBy = number % 2 == 0 ? null : "local operator" }] });

    /// <summary>Some of them.</summary>
    public static Func<DateTimeOffset, SiteSnapshot[]> Only(params string[] codes) => now => [.. At(now, TimeSpan.Zero).Where(site => codes.Contains(site.Site.Code))];

    private static SiteSnapshot On(string code, string name, string active, params Verdict[] verdicts) => PageSamples.Snapshot(PageSamples.Site(code, name), active, verdicts);

    private static Alarm Alarm(AlarmKind kind) => PageSamples.Alarm(kind, $"A sentence that says what is wrong, since when, and what to do about it ({kind}).");
}
