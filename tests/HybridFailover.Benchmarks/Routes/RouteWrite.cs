using System.Diagnostics;
using System.Globalization;
using HybridFailover.Aws;
using HybridFailover.Aws.Credentials;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Endpoint;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Benchmarks.Routes;

/// <summary>
/// From the decision to the routes written and read back, against the lab's endpoint in a process of its own on loopback.
/// Writes go 16 at a time, as the engine sends them; the clock stops when one read of all tables shows every slot at its new place.
/// </summary>
internal static class RouteWrite
{
    private const int Runs = 40;
    private const int Abreast = 16;

    private static readonly HashSet<string> Ours = [RouteWriteEndpoint.Appliance];

    public static int Run(string[] args)
    {
        if (args is ["endpoint"])
        {
            RouteWriteEndpoint.ServeAsync().GetAwaiter().GetResult();
            return 0;
        }
        return MeasureAsync().GetAwaiter().GetResult();
    }

    private static async Task<int> MeasureAsync()
    {
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ServerArguments()) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var url = new Uri((await server.StandardOutput.ReadLineAsync())!);
        await using var control = await Ec2RouteControl.CreateAsync(
            "us-east-1", url, new Clock(TimeProvider.System), NullLoggerFactory.Instance, new AwsKeys(AccessKey.Lab.Id, AccessKey.Lab.Secret));
        if (await control.WarmUpAsync(default) is { } trouble) throw new InvalidOperationException(trouble);

        Console.WriteLine("| what (median of " + Runs + ", endpoint in a process of its own, loopback) | first after warming up | median | p95 | limit |");
        Console.WriteLine("|---|---|---|---|---|");
        var reached = await RowAsync(control, "1 slot", tables: 1, destinations: 1, limit: 12);
        reached &= await RowAsync(control, "20 tables × 5 destinations", tables: 20, destinations: 5, limit: 60);
        server.StandardInput.Close();
        await server.WaitForExitAsync();
        return reached ? 0 : 1;
    }

    private static async Task<bool> RowAsync(Ec2RouteControl control, string what, int tables, int destinations, double limit)
    {
        var slots = Enumerable.Range(0, tables).SelectMany(table => Enumerable.Range(0, destinations).Select(number =>
            new Slot(RouteWriteEndpoint.Table(table), RouteWriteEndpoint.OnPremises(number)))).ToArray();
        var (over, back) = (new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            over.Add(await TimeAsync(control, slots, new NextHop(RouteWriteEndpoint.Appliance), null));
            await Task.Delay(50);
            back.Add(await TimeAsync(control, slots, NextHop.Propagated, RouteWriteEndpoint.Appliance));
            await Task.Delay(50);
        }
        Print($"{what}: failover, written and read back", over, limit);
        Print($"{what}: failback, read, deleted and read back", back, null);
        return Quantile(over, 0.5) <= limit;
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

    private static void Print(string what, List<double> all, double? limit) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {what} | {all[0]:0.0} ms | {Quantile(all, 0.5):0.0} ms | {Quantile(all, 0.95):0.0} ms | {(limit is { } value ? $"≤ {value:0} ms" : "")} |"));

    private static double Quantile(List<double> all, double q)
    {
        var sorted = all.Order().ToArray();
        return sorted[(int)Math.Ceiling(q * sorted.Length) - 1];
    }

    /// <summary>Ourselves again: through <c>dotnet</c> the first argument is the assembly.</summary>
    private static string[] ServerArguments()
    {
        var self = Environment.GetCommandLineArgs()[0];
        var throughHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        return throughHost ? [self, "route-write", "endpoint"] : ["route-write", "endpoint"];
    }
}
