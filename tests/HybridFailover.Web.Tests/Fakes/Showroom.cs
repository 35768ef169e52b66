using System.Globalization;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Samples;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Tests.Fakes;

/// <summary>
/// Serves the pages over fakes, to look at while working on them: <c>HybridFailover.Web.Tests -explicit only -method "*Showroom*"</c>.
/// SHOWROOM_URL says where, SHOWROOM_SITES how many sites beside the six in a condition of their own.
/// </summary>
public sealed class Showroom
{
    private const int HistorySeconds = 300;

    [Fact(Explicit = true)]
    public async Task The_page_over_a_lively_fleet_until_stopped()
    {
        var time = TimeProvider.System;
        var more = int.Parse(Environment.GetEnvironmentVariable("SHOWROOM_SITES") ?? "0", CultureInfo.InvariantCulture);
        var monitor = new ShownMonitor(LivelyFleet.At(time.GetUtcNow(), 0, more));
        monitor.Recorded.AddRange([PageSamples.Transition("t1", "SEA1"), PageSamples.Transition("t0", "LAX1")]);
        var recent = new RecentSeconds();
        for (var ago = HistorySeconds; ago > 3; ago--) Remember(recent, LivelyFleet.At(time.GetUtcNow().AddSeconds(-ago), -ago, more));
        await using var host = await PageHost.StartAsync(
            monitor, more == 0 ? new FakeLab(monitor.Fleet) : null, Environment.GetEnvironmentVariable("SHOWROOM_URL") ?? "http://127.0.0.1:5081", recent);
        for (var step = 1; ; step++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            foreach (var snapshot in LivelyFleet.At(time.GetUtcNow(), step / 5, more)) monitor.Publish(snapshot);
            if (step % 5 == 0) Remember(recent, LivelyFleet.At(time.GetUtcNow().AddSeconds(-3), step / 5, more));
        }
    }

    private static void Remember(RecentSeconds recent, SiteSnapshot[] snapshots)
    {
        foreach (var snapshot in snapshots)
        {
            foreach (var path in snapshot.Paths)
            {
                var latency = (uint)(path.Figures.Latency?.TotalMicroseconds ?? 0);
                recent.Add(new PathSecond(snapshot.Site.Code, path.Path.Name, snapshot.At.ToUnixTimeSeconds(), 10, latency == 0 ? 10 : 0, 0, 0, latency, latency, latency));
            }
        }
    }
}
