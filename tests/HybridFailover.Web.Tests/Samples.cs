using System.Net;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Tests;

/// <summary>One site with a figure in every field, so that a field that is not passed on is seen.</summary>
internal static class Samples
{
    public static DateTimeOffset At { get; } = new(2026, 1, 31, 22, 0, 0, TimeSpan.Zero);

    public static Slot Slot { get; } = new("rtb-1", Destination.Parse("192.168.50.0/24")!);

    public static Site Site(string code) => new()
    {
        Code = code, Name = "Los Angeles", TimeZone = TimeZoneInfo.Utc, Region = "us-west-2-lax-1a",
        Destinations = [Slot.Destination], RouteTables = ["rtb-1"], Policy = new Policy(),
        Paths = [Path("dx", PathKind.DirectConnect, NextHop.Propagated), Path("vpn", PathKind.Vpn, new NextHop("eni-1"))],
    };

    public static SiteSnapshot Snapshot(string code, string path = "dx", long version = 7) => new()
    {
        Site = Site(code), Version = version, At = At,
        Standing = Standing.On(path), Mode = new Mode(ModeKind.Held, path, At.AddHours(1)), ModeReason = "Carrier maintenance window",
        Paths = [.. Site(code).Paths.Select(known => new PathSnapshot(known, Report(code, known.Name), Figures, At.AddSeconds(-60)))],
        Desired = path, DesiredAt = At.AddSeconds(-9), Commanded = path, CommandedAt = At.AddSeconds(-8), Observed = path, ObservedAt = At.AddSeconds(-2),
        ObservedError = "Throttled",
        Slots = [new SlotSnapshot(Slot, path, "propagated", "192.168.50.128/25")],
        Next = new NextStep("The hold ends.", At.AddHours(1)),
        Alarms = [new Alarm(AlarmKind.HoldBroken, At.AddMinutes(-1), "The hold was broken.", "alice")],
        RecentFailovers = 2, FailbackBlocked = true, MonitorIll = "The scheduler woke 300 ms late.",
    };

    public static Transition Transition(string id, string site = "LAX1", TransitionResult result = TransitionResult.Done) => new()
    {
        Id = id, Site = site, From = "dx", To = "vpn", Trigger = Trigger.Manual, Cause = "A person asked for it.", Actor = "alice", Reason = "Carrier maintenance window",
        Code = ReasonCode.Maintenance, Ticket = "CHG-1", CommandId = "c-1", DetectedAt = At, DecidedAt = At, AppliedAt = At, VerifiedAt = At, EndedAt = At,
        Result = result, Outcome = "Every slot is at vpn.",
        Slots = [new SlotChange(Slot, "propagated", "eni-1", Proven: true, Attempts: 1, ["req-1"], [])],
    };

    private static PathReport Report(string site, string path) => new()
    {
        Site = site, Path = path, At = TimeSpan.FromSeconds(100), Verdict = Verdict.Up, VerdictSince = TimeSpan.FromSeconds(40), GoodRounds = 300, WarmedUp = true,
        Sentence = "300 rounds answered in a row.",
    };

    private static PathFigures Figures { get; } = new()
    {
        NewestAt = At, Latency = TimeSpan.FromMilliseconds(2.1), LatencyP50 = TimeSpan.FromMilliseconds(2), LatencyP95 = TimeSpan.FromMilliseconds(3),
        LatencyP99 = TimeSpan.FromMilliseconds(4), Jitter = TimeSpan.FromMilliseconds(0.3), Loss10s = 0.1, Loss60s = 0.2, LossWindow = 0.15, Late60s = 0.01,
        Sent = 1000, Lost = 5, Late = 3, Void = 2, Rejected = 1, Errors = new Dictionary<string, long> { ["host unreachable"] = 4 }, Warnings = ["The target limits its rate."],
    };

    private static SitePath Path(string name, PathKind kind, NextHop hop) => new()
    {
        Name = name, Kind = kind, NextHop = hop, Policy = new Policy(),
        Targets = [new Target("icmp://192.168.50.10", TargetKind.Icmp, IPAddress.Parse("192.168.50.10"))],
    };
}
