using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Tests.Fakes;

/// <summary>Sites in the conditions that a designer wants to look at, moving as if alive.</summary>
internal static class LivelyFleet
{
    /// <param name="now">UTC.</param>
    /// <param name="step">Seconds.</param>
    /// <param name="more">Healthy sites behind those in a condition of their own.</param>
    public static SiteSnapshot[] At(DateTimeOffset now, int step, int more = 0) =>
    [
        .. Conditions(now, step),
        .. Enumerable.Range(1, more).Select(number => Alive(PageSamples.Snapshot(PageSamples.Site($"S{number:000}", "Somewhere")), now, step + number, 5 + number % 20)),
    ];

    private static SiteSnapshot[] Conditions(DateTimeOffset now, int step) =>
    [
        Alive(PageSamples.Snapshot(PageSamples.Site()), now, step, 2.1),
        Alive(PageSamples.Snapshot(PageSamples.Site("PHX1", "Phoenix"), "dx", Verdict.Degraded), now, step, 7.8) with
        {
            Next = new NextStep("Stays on Direct Connect, which is degraded: an alert only (OnDegraded alert)."),
            Mode = new Mode(ModeKind.Held, "dx", now.AddMinutes(42)), ModeReason = "Provider works on the VPN until ten.",
        },
        Alive(PageSamples.Snapshot(PageSamples.Site("SEA1", "Seattle"), "vpn", Verdict.Up), now, step, 21.7) with
        {
            Next = new NextStep("Back to Direct Connect once it has been up for 60 s.", now.AddSeconds(47 - step % 47)),
            Commanded = "vpn", CommandedAt = now.AddMinutes(-2), Last = PageSamples.Transition(site: "SEA1"), RecentFailovers = 1,
        },
        Alive(PageSamples.Snapshot(PageSamples.Site("LAS1", "Las Vegas"), "dx", Verdict.Up, Verdict.Down), now, step, 14.9) with
        {
            Alarms = [PageSamples.Alarm(AlarmKind.Unprotected, "no usable path besides Direct Connect for 60 s.")],
            Next = new NextStep("Stays on Direct Connect. No other path could take over now."),
        },
        Alive(PageSamples.Snapshot(PageSamples.Site("MEL1", "Melbourne"), "dx", Verdict.Down, Verdict.Down), now, step, 14.9) with
        {
            Alarms = [PageSamples.Alarm(AlarmKind.Isolated, "no path is usable. The monitor moves nothing.")],
            Next = new NextStep("Goes to the first path that answers."), FailbackBlocked = true,
        },
        Alive(PageSamples.Snapshot(PageSamples.Site("PER1", "Perth"), "dx", Verdict.Down), now, step, 31) with
        {
            Standing = Standing.Switching("dx", "vpn"), Desired = "vpn", Current = PageSamples.Transition("t9", "PER1") with
            {
                Result = TransitionResult.Open, AppliedAt = null, VerifiedAt = null, EndedAt = null, DecidedAt = now, DetectedAt = now.AddMilliseconds(-212),
            },
            Next = new NextStep("1 of 3 routes written."),
        },
    ];

    private static SiteSnapshot Alive(SiteSnapshot snapshot, DateTimeOffset now, int step, double latency) => snapshot with
    {
        At = now, DesiredAt = now.AddMinutes(-12), ObservedAt = now.AddSeconds(-step % 30),
        Paths = [.. snapshot.Paths.Select((path, rank) => PageSamples.Path(path.Path, path.Verdict, now, latency * (1 + rank) + Math.Sin(step + rank) * latency / 20) with
        {
            Report = path.Report!.Value with { Sentence = path.Verdict == Verdict.Degraded ? "Loss 28 % over 30 s (limit 20 %)." : path.Report!.Value.Sentence },
        })],
    };
}
