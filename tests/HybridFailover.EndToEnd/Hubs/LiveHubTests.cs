using System.Net.Http.Json;
using HybridFailover.EndToEnd.Browser;

namespace HybridFailover.EndToEnd.Hubs;

/// <summary>The public hub, watched by the README's own example with the official client.</summary>
public sealed class LiveHubTests : IAsyncLifetime
{
    private readonly RunningProgram _program = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Monitor => _program.Address.ToString().TrimEnd('/');

    public async ValueTask InitializeAsync() => await _program.StartAsync(Cancel);

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    [Fact]
    public async Task The_example_of_the_README_sees_a_snapshot_samples_and_a_failover()
    {
        await using var client = new NodeProgram("watch.mjs", Monitor, "lax1");
        var line = await client.WaitForAsync(line => line == "LAX1 on dx", Cancel);
        line = await client.WaitForAsync(line => line.StartsWith("LAX1 dx ", StringComparison.Ordinal) && line.Contains("ms, loss 0", StringComparison.Ordinal), Cancel, line);

        using var http = new HttpClient { BaseAddress = _program.Address };
        (await http.PostAsJsonAsync("api/v1/lab/cut", new { site = "LAX1", path = "dx", how = "drop" }, Cancel)).EnsureSuccessStatusCode();

        await client.WaitForAsync(line => line.StartsWith("LAX1 switching dx → vpn", StringComparison.Ordinal), Cancel, line);
        await client.WaitForAsync(line => line.StartsWith("LAX1 dx → vpn open: dx is down", StringComparison.Ordinal), Cancel, line);
        await client.WaitForAsync(line => line.StartsWith("LAX1 dx → vpn done: dx is down", StringComparison.Ordinal), Cancel, line);
        await client.WaitForAsync(line => line.StartsWith("LAX1 on vpn", StringComparison.Ordinal), Cancel, line);
        Assert.DoesNotContain(client.Lines, line => line.Contains("PHX1", StringComparison.Ordinal) || line.Contains("missed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_that_does_not_exist_is_refused_with_those_that_do()
    {
        await using var client = new NodeProgram("watch.mjs", Monitor, "NOPE");

        await client.WaitForAsync(line => line.Contains("there is no site \"NOPE\". There are: LAS1, LAX1, PHX1, SEA1", StringComparison.Ordinal), Cancel);
    }

    [Fact]
    public void The_README_shows_this_very_example() =>
        Assert.Contains(
            File.ReadAllText(Path.Combine(NodeProgram.Folder, "watch.mjs")), File.ReadAllText(Path.Combine(NodeProgram.Folder, "../../../README.md")), StringComparison.Ordinal);
}
