using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using HybridFailover.Benchmarks.Cuts;
using HybridFailover.Benchmarks.Programs;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab;
using HybridFailover.TestSupport.Disks;
using HybridFailover.TestSupport.History;
using HybridFailover.Web.History.Verification;

namespace HybridFailover.Benchmarks.History;

/// <summary>
/// What a disk on which every write hangs adds to a failover: from the decision, by the transition's own record, to the first call that reaches EC2, by the endpoint's log.
/// Failovers with and without the stall by turns, in one program, while commands come in all the time.
/// </summary>
internal static class HistoryStall
{
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(Bench bench)
    {
        if (LoopDisk.NotPossible is { } reason) throw new InvalidOperationException(reason);
        var (times, stall) = (bench.Settings.Times(10, 3), bench.Settings.For(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10)));
        await using var lab = await CutLab.UpAsync(bench.Cancel);
        await using var disk = await LoopDisk.MountAsync($"{Children.Prefix}-disk-", bench.Cancel);
        var data = Path.Combine(disk.Path, "data");
        await using var monitor = lab.Monitor(await bench.Published.FileAsync(bench.Cancel), Preset.Fast, data);
        await CutLab.UntilWellAsync(monitor, bench.Cancel);
        await FailOverAsync(bench, lab, monitor); // the first one of a program is slower; nobody's figure
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(bench.Cancel);
        var asking = AskAsync(monitor, enough.Token);
        var (without, within) = (new List<double>(), new List<double>());
        while (within.Count < times)
        {
            for (var number = 0; number < times / 2; number++) without.Add(await FailOverAsync(bench, lab, monitor));
            await disk.FreezeAsync(bench.Cancel);
            try
            {
                var began = Stopwatch.GetTimestamp();
                while (Stopwatch.GetElapsedTime(began) < stall - TimeSpan.FromSeconds(4)) within.Add(await FailOverAsync(bench, lab, monitor));
                var rest = stall - Stopwatch.GetElapsedTime(began);
                if (rest > TimeSpan.Zero) await Task.Delay(rest, bench.Cancel);
            }
            finally
            {
                await disk.ThawAsync();
            }
            await monitor.UntilAsync("Records where they should be", async () => !await IsDegradedAsync(monitor, bench.Cancel), TimeSpan.FromSeconds(30), bench.Cancel);
        }
        while (without.Count < times) without.Add(await FailOverAsync(bench, lab, monitor));
        await enough.CancelAsync();
        var asked = await asking;
        Report(bench, without, within, stall);
        await CheckAsync(bench, monitor, Path.Combine(data, "history.db"), asked);
    }

    /// <summary>There and back again.</summary>
    /// <returns>Milliseconds from the decision to the first call.</returns>
    private static async Task<double> FailOverAsync(Bench bench, CutLab lab, RunningMonitor monitor)
    {
        await lab.Lab.CutAsync(CutLab.Site.Code, "dx", PathCut.Drop, bench.Cancel);
        JsonNode? there = null;
        try
        {
            await monitor.UntilAsync("A failover that is done", async () => (there = await NewestAsync(monitor, bench.Cancel)) is not null
                && (string)there["to"]! == "vpn" && (string)there["result"]! == "done", TimeSpan.FromSeconds(20), bench.Cancel);
        }
        finally
        {
            await lab.Lab.HealAsync(CutLab.Site.Code, "dx", CancellationToken.None);
        }
        await CutLab.UntilWellAsync(monitor, bench.Cancel);
        var requests = there!["slots"]!.AsArray().SelectMany(slot => slot!["requestIds"]!.AsArray()).Select(id => (string)id!).ToHashSet();
        var first = lab.Lab.Endpoint.Calls.Calls.Where(call => requests.Contains(call.RequestId)).Min(call => call.At);
        return (first - (DateTimeOffset)there["decidedAt"]!).TotalMilliseconds;
    }

    private static async Task<JsonNode?> NewestAsync(RunningMonitor monitor, CancellationToken cancel) => (await monitor.Api.TransitionsAsync(cancel)).FirstOrDefault();

    private static async Task<bool> IsDegradedAsync(RunningMonitor monitor, CancellationToken cancel) =>
        (await monitor.Api.SiteAsync(CutLab.Site.Code, cancel))["alarms"]!.AsArray().Any(alarm => (string)alarm!["kind"]! == "audit-degraded");

    /// <summary>Refused, for nobody holds the site; recorded like what is accepted.</summary>
    /// <returns>The ids, in their order.</returns>
    private static async Task<List<string>> AskAsync(RunningMonitor monitor, CancellationToken enough)
    {
        var asked = new List<string>();
        while (!enough.IsCancellationRequested)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"c-{asked.Count + 1:00000}");
            _ = await monitor.Api.AskAsync(CutLab.Site.Code, new { id, command = "release", reason = $"Number {id} of many" }, CancellationToken.None);
            asked.Add(id);
            await Task.Delay(100, CancellationToken.None);
        }
        return asked;
    }

    private static void Report(Bench bench, List<double> without, List<double> within, TimeSpan stall)
    {
        foreach (var (what, each) in ((string, List<double>)[])[("without", without), ("within", within)])
            bench.Table.Remark($"  {what}: {string.Join(", ", each.Select(time => time.ToString("0.0", CultureInfo.InvariantCulture)))} ms");
        var added = within.Median() - without.Median();
        bench.Table.Add(
            string.Create(CultureInfo.InvariantCulture, $"delay that a disk whose writes hang for {stall.TotalSeconds:0} s adds to a failover: median of {within.Count} against median of {without.Count} without"),
            string.Create(CultureInfo.InvariantCulture, $"{added:0.0} ms (decision to first call {within.Median():0.0} ms, longest {within.Max():0.0}; without {without.Median():0.0} ms, longest {without.Max():0.0})"),
            $"≤ {Bound.TotalMilliseconds:0} ms", added <= Bound.TotalMilliseconds);
    }

    private static async Task CheckAsync(Bench bench, RunningMonitor monitor, string database, List<string> asked)
    {
        var ended = (await monitor.Api.TransitionsAsync(bench.Cancel)).Where(each => each!["endedAt"] is not null)
            .OrderBy(each => (DateTimeOffset)each!["decidedAt"]!).Select(each => (string)each!["id"]!).ToList();
        var records = KeptRecord.ReadAll(database).Where(record => record.Chain == CutLab.Site.Code).ToList();
        List<string> Of(string kind) => [.. records.Where(record => record.Kind == kind).Select(record => record.Subject)];
        var missing = asked.Except(Of("command-outcome")).Count() + ended.Except(Of("transition-outcome")).Count();
        var inOrder = asked.SequenceEqual(Of("command-intent")) && asked.SequenceEqual(Of("command-outcome")) && ended.SequenceEqual(Of("transition-intent")) && ended.SequenceEqual(Of("transition-outcome"));
        var fault = DatabaseVerifier.Verify(database, new VerifyScope(null, null, null, []), bench.Cancel).Fault;
        bench.Table.Add("records of these failovers and of the commands meanwhile, after the stalls",
            string.Create(CultureInfo.InvariantCulture, $"{missing} of {asked.Count + ended.Count} lost, {(inOrder ? "in order" : "out of order")}, chain {(fault is null ? "whole" : fault.Sentence)}"),
            "none lost, in order", missing == 0 && inOrder && fault is null);
    }
}
