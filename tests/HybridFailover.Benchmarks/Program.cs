using HybridFailover.Benchmarks;
using HybridFailover.Benchmarks.Programs;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Benchmarks.Routes;

if (args is ["serve-routes", ..]) return await RoutesServer.ServeAsync(args[1..]);
string[] names = args is ["all", ..] ? [.. Benchmarks.ByName.Keys.Where(name => name != Benchmarks.Soak)] : args.FirstOrDefault()?.Split(',') ?? [];
var unknown = names.Where(name => !Benchmarks.ByName.ContainsKey(name)).ToList();
if (names.Length == 0 || unknown.Count > 0)
{
    Console.Error.WriteLine(names.Length == 0 ? "Name a benchmark." : $"There is no benchmark {string.Join(", ", unknown)}.");
    Console.Error.WriteLine($"Benchmarks: all (but the hours of {Benchmarks.Soak}), or some with commas between them: {string.Join(", ", Benchmarks.ByName.Keys)}. Options: --quick, --program FOLDER (of a published monitor).");
    return 2;
}

using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true; // what was started is stopped in order
    cancel.Cancel();
};
if (Children.NotPossible is { } reason)
{
    Console.Error.WriteLine(reason);
    return 2;
}
using var children = await Children.AdoptAsync();
var table = new Table(Console.Out, Console.Error);
Console.WriteLine(Machine.Description + Environment.NewLine);
await Benchmarks.RunAsync(names, Settings.Parse(args[1..]), table, cancel.Token);
return table.AllReached ? 0 : 1;
