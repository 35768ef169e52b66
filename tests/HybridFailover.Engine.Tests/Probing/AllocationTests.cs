using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Probing;

public sealed class AllocationTests : IPathReports
{
    private int _reports;

    [Fact]
    public void Nothing_is_allocated_for_probes_replies_rounds_and_verdicts_in_steady_state()
    {
        var network = new FakeEchoNetwork();
        var verdicts = new Verdicts(this);
        using var prober = new Prober(network, null, verdicts, new Random(1).NextBytes);
        verdicts.Prober = prober;
        var policy = Printed.Of(Preset.Fast) with { LatencyFail = TimeSpan.FromSeconds(1) };
        var fleet = new WatchedFleet(prober, verdicts);
        var paths = Enumerable.Range(1, 4).Select(net => Scene.Targets(net, 2)).ToArray();
        foreach (var target in paths.SelectMany(targets => targets)) _ = network[target.Address!.ToString()];
        fleet.Follow(Scene.FleetOf(policy, paths), TimeSpan.Zero);
        fleet.Activate(Scene.Site, "dx", TimeSpan.Zero);

        var due = Run(prober, network, TimeSpan.Zero, 20_000);
        var sent = fleet.Paths[0].Main.Book.Counts.Sent;
        _reports = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(prober, network, due, 10_000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.True(fleet.Paths[0].Main.Book.Counts.Sent - sent > 1_000);
        Assert.True(_reports > 100);
    }

    [Fact]
    public void Nor_for_lost_and_late_ones_and_bursts()
    {
        var network = new FakeEchoNetwork();
        using var prober = new Prober(network, null, new Deaf(), new Random(1).NextBytes);
        var group = new ProbeGroup();
        foreach (var net in new[] { 1, 2 })
        {
            var targets = Scene.Targets(net, 2);
            foreach (var target in targets)
            {
                var probe = 0;
                network[target.Address!.ToString()].Answer = (_, _) => (probe++ / 5 % 3) switch
                {
                    0 => TimeSpan.FromMilliseconds(1),
                    1 => TimeSpan.FromMilliseconds(130),
                    _ => null,
                };
            }
            var track = new Track(group, targets, this);
            track.Follow(Printed.Of(Preset.Fast), 1, 0, TimeSpan.Zero);
            prober.Add(track, TimeSpan.Zero);
            group.Active ??= track;
        }
        var due = Run(prober, network, TimeSpan.Zero, 20_000);
        var counts = group.Active!.Book.Counts;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(prober, network, due, 10_000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.True(group.Active.Book.Counts.Lost - counts.Lost > 500);
        Assert.True(group.Active.Book.Counts.Late - counts.Late > 500);
    }

    void IPathReports.Report(in PathReport report) => _reports++;

    private static TimeSpan Run(Prober prober, FakeEchoNetwork network, TimeSpan due, int steps)
    {
        for (; steps > 0; steps--)
        {
            network.Now = due < network.NextArrival ? due : network.NextArrival;
            due = prober.Step(network.Now);
        }
        return due;
    }

    /// <summary>Leaves the paths up, whatever is lost.</summary>
    private sealed class Deaf : IRoundEvents
    {
        public void Decided(Track track, in RoundDecided round) { }
        public void Settled(Track track, in Round round, TimeSpan at) { }
        public void Answered(Track track, TimeSpan at) { }
        public void Silent(Track track, TimeSpan at) { }
        public void Suspected(Track track, TimeSpan at) { }
    }
}
