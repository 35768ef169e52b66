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
        var (newest, now) = await ReadAsync(client, cancel);
        // A path that was not probed yet has no newest round.
        while (newest.Any(at => at.ValueKind == JsonValueKind.Null)) (newest, now) = await ReadAsync(client, cancel);
        Assert.Equal(8, newest.Count);
        Assert.All(newest.Select(at => at.GetDateTimeOffset()), at => Assert.True(at <= now, $"a probe is shown as sent at {at:O}; it is {now:O}"));
    }

    private static async Task<(List<JsonElement> Newest, DateTimeOffset Now)> ReadAsync(HttpClient client, CancellationToken cancel)
    {
        using var sites = JsonDocument.Parse(await client.GetStringAsync("api/v1/sites", cancel));
        return ([.. sites.RootElement.Clone().EnumerateArray().SelectMany(site => site.GetProperty("paths").EnumerateArray())
            .Select(path => path.GetProperty("figures").GetProperty("newestAt"))], DateTimeOffset.UtcNow);
    }
}
