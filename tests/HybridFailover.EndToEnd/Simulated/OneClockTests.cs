using System.Text.Json;
using HybridFailover.EndToEnd.Browser;

namespace HybridFailover.EndToEnd.Simulated;

public sealed class OneClockTests
{
    /// <summary>Two clocks with two origins would show probes of the future, and judge each loss later by what lies between them.</summary>
    [Fact]
    public async Task The_lab_and_who_probes_it_go_by_one_clock()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var program = new RunningProgram();
        await program.StartAsync(cancel);
        using var client = new HttpClient { BaseAddress = program.Address };
        using var sites = JsonDocument.Parse(await client.GetStringAsync("api/v1/sites", cancel));
        var now = DateTimeOffset.UtcNow;
        var newest = sites.RootElement.EnumerateArray().SelectMany(site => site.GetProperty("paths").EnumerateArray())
            .Select(path => path.GetProperty("figures").GetProperty("newestAt").GetDateTimeOffset()).ToList();
        Assert.Equal(8, newest.Count);
        Assert.All(newest, at => Assert.True(at <= now, $"a probe is shown as sent at {at:O}; it is {now:O}"));
    }
}
