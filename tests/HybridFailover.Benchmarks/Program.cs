using HybridFailover.Benchmarks.Probing;
using HybridFailover.Benchmarks.Routes;

// One file a benchmark. Each prints rows of a Markdown table and returns the exit code: 0 when the figure it must reach is reached.
var benchmarks = new SortedDictionary<string, Func<string[], int>>(StringComparer.Ordinal)
{
    ["probe-allocation"] = ProbeAllocation.Run,
    ["probe-cost"] = ProbeCost.Run,
    ["probe-rtt"] = ProbeRoundTrip.Run,
    ["route-write"] = RouteWrite.Run,
};

if (args.Length > 0 && benchmarks.TryGetValue(args[0], out var benchmark)) return benchmark(args[1..]);

Console.Error.WriteLine(args.Length == 0 ? "Name a benchmark." : $"There is no benchmark {args[0]}.");
Console.Error.WriteLine($"Benchmarks: {string.Join(", ", benchmarks.Keys)}");
return 2;
