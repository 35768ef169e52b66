using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Tests.Fakes;

/// <summary>Sites and snapshots to start a test from.</summary>
internal static class PageSamples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 7, 41, 3, 214, TimeSpan.Zero);

    public static Site Site(string code = "LAX1", string name = "Los Angeles", params PathKind[] kinds)
    {
        if (kinds.Length == 0) kinds = [PathKind.DirectConnect, PathKind.Vpn];
        return new Site
        {
            Code = code, Name = name, TimeZone = TimeZoneInfo.Utc, Policy = new Policy(),
            Destinations = [Destination.Parse("192.168.50.0/24")!], RouteTables = ["rtb-0a7c41e95d2b80f31"],
            Paths = [.. kinds.Select((kind, rank) => new SitePath
            {
                Name = rank == 0 ? "dx" : rank == 1 ? "vpn" : $"path{rank}", Kind = kind, Targets = [], Policy = new Policy(),
                NextHop = rank == 0 ? NextHop.Propagated : new NextHop("eni-07b5c8e1d4a2f9036"),
            })],
        };
    }

    public static PathSnapshot Path(SitePath path, Verdict verdict, DateTimeOffset? newest = null, double latency = 12.34) => new(
        path,
        new PathReport
        {
            Site = "LAX1", Path = path.Name, At = TimeSpan.Zero, Verdict = verdict, VerdictSince = TimeSpan.Zero, WarmedUp = true,
            Sentence = verdict == Verdict.Down ? "4 rounds lost in a row (limit 4)." : "Loss 0.0 % over 30 s (limit 20 %).",
        },
        new PathFigures
        {
            NewestAt = newest ?? Now, Latency = verdict == Verdict.Down ? null : TimeSpan.FromMilliseconds(latency),
            LatencyP95 = TimeSpan.FromMilliseconds(latency * 1.2), Loss60s = verdict == Verdict.Down ? 1 : 0, Late60s = 0,
        });

    /// <summary>On the first path, everything up, automatic.</summary>
    public static SiteSnapshot Snapshot(Site? site = null, string active = "dx", params Verdict[] verdicts)
    {
        site ??= Site();
        return new SiteSnapshot
        {
            Site = site, Version = 1, At = Now, Standing = Standing.On(active), Mode = Mode.Automatic,
            Paths = [.. site.Paths.Select((path, rank) => Path(path, rank < verdicts.Length ? verdicts[rank] : Verdict.Up))],
            Desired = active, DesiredAt = Now, Observed = active, ObservedAt = Now,
            Slots = [new SlotSnapshot(new Slot(site.RouteTables[0], site.Destinations[0]), active, "propagated", null)],
            Next = new NextStep("Stays on Direct Connect."), Alarms = [],
        };
    }

    public static Alarm Alarm(AlarmKind kind, string sentence = "Something needs a person.") => new(kind, Now.AddMinutes(-3), sentence);

    public static Transition Transition(string id = "t1", string site = "LAX1") => new()
    {
        Id = id, Site = site, From = "dx", To = "vpn", Trigger = Trigger.Automatic, Cause = "Direct Connect is down: 4 rounds lost in a row (limit 4).",
        DetectedAt = Now.AddMinutes(-2), DecidedAt = Now.AddMinutes(-2).AddMilliseconds(212), AppliedAt = Now.AddMinutes(-2).AddMilliseconds(220),
        VerifiedAt = Now.AddMinutes(-2).AddMilliseconds(224), EndedAt = Now.AddMinutes(-2).AddMilliseconds(224), Result = TransitionResult.Done,
    };
}
