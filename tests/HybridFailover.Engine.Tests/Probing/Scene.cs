using System.Net;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;
using HybridFailover.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Engine.Tests.Probing;

/// <summary>A path watch over a fake network, in virtual time: site LAX1 with the paths dx (10.1.0.x) and vpn (10.2.0.x).</summary>
internal sealed class Scene : IPathReports, IDisposable
{
    public const string Site = "LAX1";
    private TimeSpan _due;

    public Scene(Policy policy, int targets = 1, IConnectNetwork? connects = null, Fleet? fleet = null, ISampleStore? samples = null)
    {
        Policy = policy;
        Watch = new PathWatch(Network, connects, new Clock(Time), this, NullLogger<PathWatch>.Instance, new Random(1).NextBytes, samples);
        Apply(fleet ?? FleetOf(policy, Targets(1, targets), Targets(2, targets)));
        Watch.SetActive(Site, "dx");
    }

    public Policy Policy { get; }
    public ManualTimeProvider Time { get; } = new();
    public FakeEchoNetwork Network { get; } = new();
    public PathWatch Watch { get; }
    public List<PathReport> Reports { get; } = [];
    public TimeSpan Now => Network.Now;

    /// <summary>The newest report of a path.</summary>
    public PathReport this[string path] => Reports.Last(report => report.Path == path);

    public FakeHost Dx => Network["10.1.0.1"];
    public FakeHost Vpn => Network["10.2.0.1"];

    public static Target[] Targets(int net, int count) => [.. Enumerable.Range(1, count).Select(host => Icmp($"10.{net}.0.{host}"))];

    public static Target Icmp(string address) => new($"icmp://{address}", TargetKind.Icmp, IPAddress.Parse(address));

    public static Target Tcp(string address) => new($"tcp://{address}:443", TargetKind.Tcp, IPAddress.Parse(address), 443);

    public static Fleet FleetOf(Policy policy, params Target[][] paths)
    {
        string[] names = ["dx", "vpn", "third", "fourth"];
        return new Fleet
        {
            Sites =
            [
                new Site
                {
                    Code = Site, Name = Site, TimeZone = TimeZoneInfo.Utc, Policy = policy, RouteTables = ["rtb-1"],
                    Destinations = [Destination.Parse("192.168.50.0/24")!],
                    Paths = [.. paths.Select((targets, rank) => new SitePath
                    {
                        Name = names[rank], Kind = rank == 0 ? PathKind.DirectConnect : PathKind.Vpn, Policy = policy, Targets = targets,
                        NextHop = rank == 0 ? NextHop.Propagated : new NextHop($"eni-{rank}"),
                    })],
                },
            ],
        };
    }

    public void Apply(Fleet fleet)
    {
        foreach (var target in fleet.Sites.SelectMany(site => site.Paths).SelectMany(path => path.Targets))
            if (target is { Kind: TargetKind.Icmp, Address: { } address }) _ = Network[address.ToString()];
        Watch.Apply(fleet);
        _due = Now;
    }

    /// <summary>Steps whenever something is due or comes in.</summary>
    public Scene RunFor(TimeSpan span) => RunTo(Now + span);

    public Scene RunFor(double seconds) => RunFor(TimeSpan.FromSeconds(seconds));

    public Scene RunTo(TimeSpan until)
    {
        while (true)
        {
            var next = _due < Network.NextArrival ? _due : Network.NextArrival;
            if (next > until) break;
            StepAt(next);
        }
        Move(until);
        return this;
    }

    /// <summary>Steps once, at a time of the test's choice: late, for one that plays a busy host.</summary>
    public void StepAt(TimeSpan now)
    {
        Move(now > Now ? now : Now);
        _due = Watch.Step(Now);
    }

    /// <summary>Runs until a path's verdict is as wanted.</summary>
    public TimeSpan RunUntil(string path, Verdict verdict, TimeSpan limit)
    {
        var end = Now + limit;
        while (Now < end)
        {
            if (Reports.FindLast(report => report.Path == path) is { Site: not null } newest && newest.Verdict == verdict) return newest.VerdictSince;
            var next = _due < Network.NextArrival ? _due : Network.NextArrival;
            StepAt(next);
        }
        throw new InvalidOperationException($"{path} was not {verdict} within {limit}; its last report: {this[path]}");
    }

    public IReadOnlyList<Round> Rounds(string path) => Watch.Rounds(Site, path, TimeSpan.Zero, TimeSpan.MaxValue);

    public PathFigures Figures(string path) => Watch.Figures(Site, path);

    public void Report(in PathReport report) => Reports.Add(report);

    public void Dispose() => Watch.Dispose();

    private void Move(TimeSpan now)
    {
        Time.Advance(now - Network.Now);
        Network.Now = now;
    }
}
