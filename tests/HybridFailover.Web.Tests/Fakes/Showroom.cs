namespace HybridFailover.Web.Tests.Fakes;

/// <summary>Serves the page over fakes, to look at while working on it: <c>HybridFailover.Web.Tests -explicit only -method "*Showroom*"</c>.</summary>
public sealed class Showroom
{
    [Fact(Explicit = true)]
    public async Task The_page_over_a_lively_fleet_until_stopped()
    {
        var monitor = new ShownMonitor(LivelyFleet.At(TimeProvider.System.GetUtcNow(), 0));
        monitor.Recorded.AddRange([PageSamples.Transition("t1", "SEA1"), PageSamples.Transition("t0", "LAX1")]);
        await using var host = await PageHost.StartAsync(monitor, new FakeLab(monitor.Fleet), url: Environment.GetEnvironmentVariable("SHOWROOM_URL") ?? "http://127.0.0.1:5081");
        for (var step = 1; ; step++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
            foreach (var snapshot in LivelyFleet.At(TimeProvider.System.GetUtcNow(), step / 5)) monitor.Publish(snapshot);
        }
    }
}
