using HybridFailover.Benchmarks;
using HybridFailover.Benchmarks.Programs;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Benchmarks.Routes;

if (args is ["serve-routes", ..]) return await RoutesServer.ServeAsync(args[1..]);
if (args.Length == 0 || (args[0] != "all" && !Benchmarks.ByName.ContainsKey(args[0])))
{
    Console.Error.WriteLine(args.Length == 0 ? "Name a benchmark." : $"There is no benchmark {args[0]}.");
    Console.Error.WriteLine($"Benchmarks: all, {string.Join(", ", Benchmarks.ByName.Keys)}. Options: --quick, --program FOLDER (of a published monitor).");
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
await Benchmarks.RunAsync(args[0], Settings.Parse(args[1..]), table, cancel.Token);
return table.AllReached ? 0 : 1;
