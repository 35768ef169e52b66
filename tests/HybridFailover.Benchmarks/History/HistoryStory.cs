using System.Globalization;
using System.Net;
using HybridFailover.Benchmarks.Footprint;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Benchmarks.History;

/// <summary>What happened in a year that never was. Of ten records, six are of two transitions with their evidence, two of a command, two of something else.</summary>
internal sealed class HistoryStory(Random random)
{
    public const int SiteCount = 50;

    /// <summary>Rounds of a path from 60 s before a decision to 120 s after it, five a second.</summary>
    private const int Rounds = 900;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(160);
    private static readonly string[] Words =
        ["carrier", "maintenance", "loss", "latency", "fibre", "router", "optics", "window", "announced", "provider", "customer", "reported", "planned", "urgent", "repair", "upgrade", "test", "night", "again", "short"];

    private readonly Site[] _sites = [.. Enumerable.Range(0, SiteCount).Select(SiteOf)];
    private readonly EvidenceColumns[] _rounds = [.. Enumerable.Range(0, 32).Select(_ => RoundsOf(random))];

    public static DateTimeOffset Begin { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset End(int records) => Begin + Step * (records / 5);

    public IEnumerable<AuditEntry> Entries()
    {
        for (var number = 0; ; number++)
        {
            var at = Begin + Step * number + TimeSpan.FromMilliseconds(random.Next(100_000));
            var site = _sites[random.Next(SiteCount)];
            var entries = (number % 5) switch
            {
                0 or 1 => Transition(site, at, number),
                2 => Command(site, at, number),
                3 => [EventContent.Of(site.Code, AuditKind.WouldSwitch, at, "would have switched dx → vpn: 4 rounds in a row were lost", ("path", "vpn"))],
                _ => [EventContent.Of(site.Code, AuditKind.HoldEnded, at, "the hold on dx has ended: its time is over", ("reason", Reason()))],
            };
            foreach (var entry in entries) yield return entry;
        }
    }

    private IEnumerable<AuditEntry> Transition(Site site, DateTimeOffset at, int number)
    {
        var trigger = random.Next(10) switch { < 6 => Trigger.Automatic, < 9 => Trigger.Manual, _ => Trigger.Drill };
        var isBack = number % 2 == 1;
        var begun = new Transition
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{site.Code}-{at:yyyyMMddHHmmss}-{number}"), Site = site.Code, From = isBack ? "vpn" : "dx", To = isBack ? "dx" : "vpn", Trigger = trigger,
            Cause = "dx is down: 4 rounds in a row were lost; vpn is up", Actor = trigger == Trigger.Automatic ? null : $"operator{random.Next(20)}", Reason = trigger == Trigger.Automatic ? null : Reason(),
            Ticket = random.Next(3) == 0 ? $"CHG-{random.Next(100_000)}" : null, DetectedAt = at, DecidedAt = at.AddMilliseconds(400), Result = TransitionResult.Open,
            Slots = [new SlotChange(new Slot("rtb-0123456789abcdef0", site.Destinations[0]), "propagated", "eni-0123456789abcdef0", false, 0, [], [])],
        };
        yield return TransitionContent.Intent(begun, site);
        yield return TransitionContent.Outcome(begun with
        {
            AppliedAt = at.AddMilliseconds(410), VerifiedAt = at.AddMilliseconds(500 + random.Next(3000)), EndedAt = at.AddSeconds(4), Outcome = "every slot is at its path",
            Result = random.Next(20) switch { 0 => TransitionResult.Failed, 1 => TransitionResult.Abandoned, _ => TransitionResult.Done },
            Slots = [begun.Slots[0] with { Proven = true, Attempts = 1, RequestIds = [Guid.NewGuid().ToString()] }],
        }, at.AddSeconds(4));
        yield return EvidenceContent.Of(site.Code, begun.Id, begun.DecidedAt,
            site.Paths.Select(path => (path.Name, (IReadOnlyList<string>)[.. path.Targets.Select(target => target.Text)], _rounds[random.Next(_rounds.Length)])), at.AddSeconds(121));
    }

    private IEnumerable<AuditEntry> Command(Site site, DateTimeOffset at, int number)
    {
        var id = $"cli-{number:x}";
        yield return CommandContent.Intent(site.Code, new Command { Id = id, Kind = random.Next(2) == 0 ? CommandKind.Failover : CommandKind.Hold, To = "vpn", Actor = $"operator{random.Next(20)}", Reason = Reason() }, at);
        yield return CommandContent.Outcome(site.Code, new CommandAnswer(id, random.Next(4) == 0 ? Rejection.TargetDown : Rejection.None, "vpn is taken", true, number), at.AddMilliseconds(3));
    }

    // The first word is in most of them, the last one in hardly any.
    private string Reason() => $"{Words[(int)(Words.Length * Math.Pow(random.NextDouble(), 3))]} {Words[random.Next(Words.Length)]} {Words[random.Next(Words.Length)]} case{random.Next(50_000)}";

    private static EvidenceColumns RoundsOf(Random random) => new()
    {
        SentMicroseconds = [.. Enumerable.Range(0, Rounds).Select(round => -60_000_000L + 200_000 * round + random.Next(200))],
        RoundTripMicroseconds = [.. Enumerable.Range(0, Rounds).Select(round => round is > 298 and < 304 ? -1L : 2_000 + random.Next(400))],
        Kinds = new byte[Rounds], Outcomes = [.. Enumerable.Range(0, Rounds).Select(round => (byte)(round is > 298 and < 304 ? 2 : 1))],
        Sent = [.. Enumerable.Repeat(3U, Rounds)], Answered = [.. Enumerable.Range(0, Rounds).Select(round => round is > 298 and < 304 ? 0U : 3U)], Late = new uint[Rounds], Void = new uint[Rounds],
    };

    private static Site SiteOf(int number) => new()
    {
        Code = LoopbackFleet.Code(number), Name = $"Site {number}", TimeZone = TimeZoneInfo.Utc, Destinations = [Destination.Parse("192.168.50.0/24")!], RouteTables = ["rtb-0123456789abcdef0"], Policy = new Policy(),
        Paths = [Path("dx", PathKind.DirectConnect, NextHop.Propagated), Path("vpn", PathKind.Vpn, new NextHop("eni-0123456789abcdef0"))],
    };

    private static SitePath Path(string name, PathKind kind, NextHop hop) => new()
    {
        Name = name, Kind = kind, NextHop = hop, Policy = new Policy(),
        Targets = [.. Enumerable.Range(10, 2).Select(host => new Target($"icmp://192.168.50.{host}", TargetKind.Icmp, IPAddress.Parse($"192.168.50.{host}")))],
    };
}
