using System.Globalization;
using System.Net;
using HybridFailover.Benchmarks.Probing;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Benchmarks.History;

/// <summary>What reading the rings into samples takes on the prober's thread: five rounds a second and path, in virtual time.</summary>
internal static class SamplingCost
{
    private const int Seconds = 140;

    public static void Report(Table table, int count)
    {
        var paths = Enumerable.Range(0, count).Select(Path).ToArray();
        var (store, time) = (new Counted(), new VirtualTime());
        var round = new SampleRound(store, new Clock(time));
        Run(round, time, paths, 0, Seconds / 2); // compiled and warm
        var (processor, allocated) = Run(round, time, paths, Seconds / 2, Seconds);
        var share = processor / TimeSpan.FromSeconds(Seconds - Seconds / 2);
        table.Add($"reading {count} paths' rounds into samples, on the prober's thread",
            string.Create(CultureInfo.InvariantCulture, $"{share:0.00 %} of a core, {allocated} bytes allocated ({store.Seconds} seconds, {store.Minutes} minutes in all)"), "nothing allocated", allocated == 0);
    }

    private static (TimeSpan Processor, long Allocated) Run(SampleRound round, VirtualTime time, WatchedPath[] paths, int from, int to)
    {
        foreach (var path in paths)
            for (var sentAt = TimeSpan.FromSeconds(from); sentAt < TimeSpan.FromSeconds(to); sentAt += path.Policy.Interval) Answered(path.Main.Book, sentAt);
        var (processor, allocated) = (ProcessorTime.OfThisProcess, GC.GetAllocatedBytesForCurrentThread());
        for (var now = TimeSpan.FromSeconds(from); now < TimeSpan.FromSeconds(to); now += TimeSpan.FromMilliseconds(2))
        {
            time.Now = now;
            round.Advance(paths, now);
        }
        return (ProcessorTime.OfThisProcess - processor, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    private static void Answered(RoundBook book, TimeSpan sentAt)
    {
        var index = book.Begin(RoundKind.Steady, sentAt);
        for (var target = 0; target < 2; target++)
        {
            book.Sent(index, target, sentAt);
            book.Answer(index, target, sentAt, sentAt + TimeSpan.FromTicks(20_000 + sentAt.Ticks / 7 % 5_000));
        }
    }

    private static WatchedPath Path(int number)
    {
        var targets = (string[])["127.0.0.1", "127.0.0.2"];
        var path = new SitePath
        {
            Name = "dx", Kind = PathKind.DirectConnect, NextHop = NextHop.Propagated, Policy = new Policy(),
            Targets = [.. targets.Select(target => new Target($"icmp://{target}", TargetKind.Icmp, IPAddress.Parse(target)))],
        };
        var watched = new WatchedPath(new WatchedSite($"S{number}", new ProbeGroup()), path, TimeSpan.Zero);
        watched.Follow(path, 0, TimeSpan.Zero);
        return watched;
    }

    private sealed class VirtualTime : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero) + Now;
    }

    private sealed class Counted : ISampleStore
    {
        public int Seconds { get; private set; }
        public int Minutes { get; private set; }

        public void Add(in PathSecond second) => Seconds++;

        public void Add(in PathMinute minute) => Minutes++;

        public void Add(in LossRun run) => throw new InvalidOperationException("Every round was answered.");
    }
}
