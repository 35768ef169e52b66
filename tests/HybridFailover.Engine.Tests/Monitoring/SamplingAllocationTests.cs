using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Probing;
using HybridFailover.Tests;

namespace HybridFailover.Engine.Tests.Monitoring;

public sealed class SamplingAllocationTests : IPathReports, ISampleStore
{
    private int _seconds;
    private int _minutes;
    private int _runs;
    private long _allocated;

    [Fact]
    public void Nothing_is_allocated_for_seconds_minutes_and_runs_in_steady_state()
    {
        var network = new FakeEchoNetwork();
        var verdicts = new Verdicts(this);
        using var prober = new Prober(network, null, verdicts, new Random(1).NextBytes);
        verdicts.Prober = prober;
        var fleet = new WatchedFleet(prober, verdicts);
        var paths = Enumerable.Range(1, 4).Select(net => Scene.Targets(net, 2)).ToArray();
        var probes = 0;
        foreach (var target in paths.SelectMany(targets => targets))
            network[target.Address!.ToString()].Answer = (_, _) => ++probes / 3 % 50 == 0 ? null : TimeSpan.FromMilliseconds(1 + probes % 7);
        fleet.Follow(Scene.FleetOf(Printed.Of(Preset.Fast), paths), TimeSpan.Zero);
        var time = new ManualTimeProvider();
        var round = new SampleRound(this, new Clock(time));

        var due = Run(TimeSpan.Zero, 40_000);
        (_seconds, _minutes, _runs) = (0, 0, 0);
        _allocated = 0;
        Run(due, 20_000);

        Assert.Equal(0, _allocated);
        Assert.True(_seconds > 100 && _minutes > 2 && _runs > 10, $"{_seconds} seconds, {_minutes} minutes, {_runs} runs");

        TimeSpan Run(TimeSpan due, int steps)
        {
            for (; steps > 0; steps--)
            {
                var next = due < network.NextArrival ? due : network.NextArrival;
                time.Advance(next - network.Now);
                network.Now = next;
                due = prober.Step(next);
                var before = GC.GetAllocatedBytesForCurrentThread();
                round.Advance(fleet.Paths, next);
                _allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            }
            return due;
        }
    }

    void IPathReports.Report(in PathReport report) { }

    void ISampleStore.Add(in PathSecond second) => _seconds++;

    void ISampleStore.Add(in PathMinute minute) => _minutes++;

    void ISampleStore.Add(in LossRun run) => _runs++;
}
