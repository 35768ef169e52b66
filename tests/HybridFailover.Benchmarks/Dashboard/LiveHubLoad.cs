using System.Globalization;

namespace HybridFailover.Benchmarks.Dashboard;

/// <summary>A thousand programs that watch the hub.</summary>
internal static class LiveHubLoad
{
    private const double MostMilliseconds = 250, MostCores = 0.4;

    public static async Task RunAsync(Bench bench)
    {
        var clients = bench.Settings.Times(1_000, 100);
        var length = bench.Settings.For(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10));
        await using var watched = await WatchedMonitor.StartAsync(bench, sites: 4);
        var idle = await watched.CoresAsync(TimeSpan.FromSeconds(10), bench.Cancel);
        await using var load = await NodeClients.ConnectAsync(
            bench.Cancel, "hub-load.mjs", watched.Address.ToString().TrimEnd('/'), $"{clients}", "4", string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0}"));
        var busy = await watched.CoresAsync(length - TimeSpan.FromSeconds(1), bench.Cancel);
        var seen = await load.ResultAsync(bench.Cancel);
        var p99 = seen.GetProperty("p99").GetDouble();
        bench.Table.Add($"hub: {clients} clients at 4 Hz, delivery, p99",
            $"{p99:0} ms (median {seen.GetProperty("p50")}, longest {seen.GetProperty("max")}; the slowest client got {seen.GetProperty("slowest").GetDouble().ToString("0.0", CultureInfo.InvariantCulture)} a second, {seen.GetProperty("lost")} lost)",
            $"≤ {MostMilliseconds} ms", p99 <= MostMilliseconds && seen.GetProperty("lost").GetInt32() == 0);
        bench.Table.Add("the same: the monitor's processor time", string.Create(CultureInfo.InvariantCulture, $"{busy - idle:0.00} of a core (probing alone {idle:0.00})"), $"≤ {MostCores.ToString(CultureInfo.InvariantCulture)}", busy - idle <= MostCores);
    }
}
