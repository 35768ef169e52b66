using System.Diagnostics;
using System.Globalization;
using HybridFailover.Aws;
using HybridFailover.Aws.Credentials;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Endpoint;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Benchmarks.Routes;

/// <summary>
/// The route control alone, against the lab's endpoint in a process of its own on loopback. Writes go 16 at a time, as the engine
/// sends them; the clock stops when one read of all tables shows every slot at its new place.
/// </summary>
internal static class RouteWrite
{
    private const int Abreast = 16;

    private static readonly HashSet<string> Ours = [RoutesServer.Appliance];

    public static async Task RunAsync(Bench bench)
    {
        await using var endpoint = await RoutesProcess.StartAsync(tables: 20, destinations: 5, bench.Cancel);
        await using var control = await Ec2RouteControl.CreateAsync(
            RoutesServer.Region, endpoint.Url, new Clock(TimeProvider.System), NullLoggerFactory.Instance, new AwsKeys(AccessKey.Lab.Id, AccessKey.Lab.Secret));
        if (await control.WarmUpAsync(bench.Cancel) is { } trouble) throw new InvalidOperationException(trouble);
        await RowsAsync(bench, control, "1 slot", tables: 1, destinations: 1, limit: 12);
        await RowsAsync(bench, control, "20 tables × 5 destinations", tables: 20, destinations: 5, limit: 60);
    }

    private static async Task RowsAsync(Bench bench, Ec2RouteControl control, string what, int tables, int destinations, double limit)
    {
        var slots = Enumerable.Range(0, tables).SelectMany(table => Enumerable.Range(0, destinations).Select(number =>
            new Slot(RoutesServer.Table(table), RoutesServer.OnPremises(number)))).ToArray();
        var (over, back) = (new List<double>(), new List<double>());
        for (var run = 0; run < bench.Settings.Times(40, 10); run++)
        {
            over.Add(await TimeAsync(control, slots, new NextHop(RoutesServer.Appliance), null));
            await Task.Delay(50, bench.Cancel);
            back.Add(await TimeAsync(control, slots, NextHop.Propagated, RoutesServer.Appliance));
            await Task.Delay(50, bench.Cancel);
        }
        bench.Table.Add($"route control alone, {what}: written and read back, median of {over.Count}", Words(over), $"≤ {limit:0} ms", over.Median() <= limit);
        bench.Table.Add($"route control alone, {what}: read, deleted and read back", Words(back));
    }

    private static async Task<double> TimeAsync(Ec2RouteControl control, Slot[] slots, NextHop to, string? seen)
    {
        var tables = slots.Select(slot => slot.RouteTableId).Distinct().ToArray();
        var begun = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(slots, new ParallelOptions { MaxDegreeOfParallelism = Abreast }, async (slot, cancel) =>
        {
            var outcome = await control.WriteAsync(new SlotWrite(slot, to, seen, Ours), cancel);
            if (outcome.Result != WriteResult.Done) throw new InvalidOperationException(outcome.Sentence);
        });
        var reading = await control.ReadAsync(tables, [], default);
        var took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        foreach (var slot in slots)
        {
            var found = reading.Tables[slot.RouteTableId].FirstOrDefault(row => row.Origin == RouteOrigin.Static && row.Destination == slot.Destination)?.Target;
            if (found != (to.IsPropagated ? null : to.Value)) throw new InvalidOperationException($"{slot} was read at {found ?? "propagated"}.");
        }
        return took;
    }

    private static string Words(List<double> all) => string.Create(CultureInfo.InvariantCulture,
        $"{all.Median():0.0} ms (first after warming up {all[0]:0.0}, p95 {all.Quantile(0.95):0.0})");
}
