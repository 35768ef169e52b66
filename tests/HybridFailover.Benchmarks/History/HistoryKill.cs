using System.Globalization;
using HybridFailover.Benchmarks.Footprint;
using HybridFailover.Benchmarks.Programs;
using HybridFailover.Benchmarks.Routes;
using HybridFailover.TestSupport.History;
using HybridFailover.Web.History.Verification;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Benchmarks.History;

/// <summary>
/// <c>kill -9</c> at random instants, also while it starts, of one program that is started again and again on the same data: sites on loopback, the lab's EC2 endpoint,
/// and on some of the sites a person who commands as fast as there are answers, so that transitions begin and end all the time.
/// What a kill left is verified before the next start touches it.
/// </summary>
internal static class HistoryKill
{
    private const int Sites = 40, Commanded = 4;

    /// <summary>Every so many kills one comes while the program starts.</summary>
    private const int EachStart = 5;

    public static async Task RunAsync(Bench bench)
    {
        var (times, whole) = (bench.Settings.Times(200, 20), 0);
        await using var endpoint = await RoutesProcess.StartAsync(Sites, 1, bench.Cancel);
        var program = await bench.Published.FileAsync(bench.Cancel);
        var configuration = LoopbackFleet.Configuration(endpoint.Url, Sites, 1, 1,
            ("Preset", "fast"), ("UpAfter", "3"), ("ConsistencyGrace", "00:00:00.5"), ("FlapBudget", "100"), ("FlapGrowth", "1"));
        var data = Children.NewFolder();
        try
        {
            var (database, pouring, open) = (Path.Combine(data, "history.db"), new CommandPour(Commanded), new OpenIntents());
            for (var number = 0; number < times; number++)
            {
                await using (var monitor = RunningMonitor.Start(configuration, config => LoopbackFleet.Program(program, config), data))
                    await KillAsync(bench, monitor, pouring, isAtStart: number % EachStart == EachStart - 1);
                if (Fault(database) is { } fault) bench.Table.Remark($"  kill {number + 1}: {fault}");
                else whole++;
                open.Look(database);
            }
            await EndAsync(bench, configuration, program, data);
            Report(bench, times, whole, KeptRecord.ReadAll(database), pouring, open);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task KillAsync(Bench bench, RunningMonitor monitor, CommandPour pouring, bool isAtStart)
    {
        var after = TimeSpan.FromSeconds(1.5 * bench.Random.NextDouble());
        if (isAtStart)
        {
            await Task.Delay(after, bench.Cancel);
            await monitor.KillAsync();
            return;
        }
        await monitor.UntilAsync("An answer", async () => await CommandPour.AnswersAsync(monitor.Api, bench.Cancel), TimeSpan.FromSeconds(60), bench.Cancel, everyMilliseconds: 20);
        var people = pouring.PourAsync(monitor.Api);
        await Task.Delay(after, bench.Cancel);
        await monitor.KillAsync();
        await people;
    }

    /// <summary>A last start, long enough to close what the last kill left.</summary>
    private static async Task EndAsync(Bench bench, IReadOnlyList<KeyValuePair<string, string?>> configuration, string program, string data)
    {
        await using var monitor = RunningMonitor.Start(configuration, config => LoopbackFleet.Program(program, config), data);
        await monitor.UntilReadyAsync(TimeSpan.FromSeconds(60), bench.Cancel);
        await Task.Delay(TimeSpan.FromSeconds(3), bench.Cancel);
    }

    private static string? Fault(string database)
    {
        if (!File.Exists(database)) return null; // killed before there was one
        try { return DatabaseVerifier.Verify(database, new VerifyScope(null, null, null, []), CancellationToken.None).Fault?.Sentence; }
        catch (SqliteException broken) when (broken.Message.Contains("no such table", StringComparison.Ordinal)) { return null; } // killed before it was made
        catch (SqliteException broken) { return broken.Message; }
    }

    private static void Report(Bench bench, int times, int whole, IReadOnlyList<KeptRecord> records, CommandPour pouring, OpenIntents open)
    {
        var answers = records.Where(record => record.Kind == "command-outcome").ToLookup(record => record.Subject);
        var missing = pouring.Acknowledged.Count(each => answers[each.Id].Count() != 1 || (string)answers[each.Id].Single().Content["sentence"]! != each.Sentence);
        var transitions = records.Count(record => record.Kind == "transition-intent");
        bench.Table.Add("`kill -9` at random instants while transitions, commands and samples pour in: what it left verifies",
            string.Create(CultureInfo.InvariantCulture, $"{whole} of {times} ({records.Count:N0} records, {transitions:N0} transitions)"), $"{times} of {times}", whole == times);
        bench.Table.Add("commands that were acknowledged as durable and are not in the history, once, with their answer",
            string.Create(CultureInfo.InvariantCulture, $"{missing} of {pouring.Acknowledged.Count:N0}"), "0", missing == 0 && pouring.Acknowledged.Count > 0);
        var outcomes = records.Where(record => record.Kind == "transition-outcome").ToLookup(record => record.Subject);
        var closed = open.All.Count(id => outcomes[id].Count() == 1 && (string)outcomes[id].Single().Content["result"]! == "interrupted");
        bench.Table.Add("transitions that a kill left open, and that a later start closed as interrupted",
            string.Create(CultureInfo.InvariantCulture, $"{closed} of {open.All.Count}; most at a time and site: {open.Most}"), "all; at most one", closed == open.All.Count && open.Most <= 1);
        var still = records.Where(record => record.Kind == "transition-intent").Count(record => !outcomes[record.Subject].Any());
        bench.Table.Add("transitions that are open at the end", still.ToString(CultureInfo.InvariantCulture), "0", still == 0);
    }
}
