using System.Net;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Benchmarks.Probing;

/// <summary>The product's own prober with everything behind a probe: the schedule, the ring of rounds, the verdicts.</summary>
internal sealed class WholeProber : IEchoNetwork, IPathReports
{
    private readonly IEchoNetwork _network;
    private readonly PathWatch _watch;
    private long _sent, _received;

    public WholeProber(IEchoNetwork network, Clock clock, IPAddress[] targets)
    {
        _network = network;
        _watch = new PathWatch(this, null, clock, this, NullLogger<PathWatch>.Instance);
        _watch.Apply(Fleet(targets));
        _watch.Start();
    }

    /// <summary>Sites of two paths of two targets each, every one probed each 100 ms: of 1,000 targets, 10,000 probes a second.</summary>
    public static Fleet Fleet(IPAddress[] targets)
    {
        var policy = new Policy { Interval = TimeSpan.FromMilliseconds(100), Timeout = TimeSpan.FromMilliseconds(100) };
        return new Fleet { Sites = [.. targets.Chunk(4).Select((four, n) => Site(n, four, policy))] };
    }

    public long Sent => Interlocked.Read(ref _sent);

    public long Received => Interlocked.Read(ref _received);

    public string? Illness => _watch.Illness;

    public void Dispose() => _watch.Dispose();

    void IPathReports.Report(in PathReport report) { }

    IEchoSocket IEchoNetwork.Open(SocketBinding binding) => new Counted(_network.Open(binding), this);

    void IEchoNetwork.Wait(TimeSpan timeout) => _network.Wait(timeout);

    void IEchoNetwork.Wake() => _network.Wake();

    private static Site Site(int number, IPAddress[] targets, Policy policy) => new()
    {
        Code = $"S{number}",
        Name = $"S{number}",
        TimeZone = TimeZoneInfo.Utc,
        Destinations = [],
        RouteTables = [],
        Policy = policy,
        Paths = [Path("dx", PathKind.DirectConnect, targets[..2], policy), Path("vpn", PathKind.Vpn, targets[2..], policy)],
    };

    private static SitePath Path(string name, PathKind kind, IPAddress[] targets, Policy policy) => new()
    {
        Name = name,
        Kind = kind,
        NextHop = NextHop.Propagated,
        Policy = policy,
        Targets = [.. targets.Select(target => new Target($"icmp://{target}", TargetKind.Icmp, target))],
    };

    private sealed class Counted(IEchoSocket socket, WholeProber owner) : IEchoSocket
    {
        public string? SendError => socket.SendError;

        public void Send(ReadOnlySpan<EchoRequest> requests, Span<TimeSpan> sentAt)
        {
            Interlocked.Add(ref owner._sent, requests.Length);
            socket.Send(requests, sentAt);
        }

        public int Receive(Span<EchoReply> replies)
        {
            var count = socket.Receive(replies);
            Interlocked.Add(ref owner._received, count);
            return count;
        }

        public void Dispose() => socket.Dispose();
    }
}
