using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HybridFailover.Benchmarks.Programs;
using HybridFailover.Engine.Audit;
using HybridFailover.Web.History;

namespace HybridFailover.Benchmarks.History;

/// <summary>How long <c>audit verify</c> takes, as people run it: the published program, from its start to its end.</summary>
internal static class HistoryVerify
{
    private const double MostSeconds = 20, LeastMegabytes = 150;

    public static async Task RunAsync(Bench bench)
    {
        bench.History.Make(bench.Table, bench.Cancel);
        var program = await bench.Published.FileAsync(bench.Cancel);
        var (seconds, records, bytes) = await VerifyAsync(program, bench.History.Folder, bench.Cancel);
        bench.Table.Add(string.Create(CultureInfo.InvariantCulture, $"verify of {records:N0} records with {bytes / 1e6:N0} MB of evidence"),
            string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"), $"≤ {MostSeconds:0} s", records >= bench.History.Records && seconds <= MostSeconds);

        // Evidence alone, as much as several hundred transitions of many paths have: what a record costs is lost in it.
        var folder = Children.NewFolder();
        try
        {
            Fill(Path.Combine(folder, "history.db"), bench.Settings.Times(2_000, 400));
            (seconds, _, bytes) = await VerifyAsync(program, folder, bench.Cancel);
            var rate = bytes / 1e6 / seconds;
            bench.Table.Add("the same of evidence", string.Create(CultureInfo.InvariantCulture, $"{rate:0} MB/s ({bytes / 1e6:N0} MB in {seconds:0.0} s)"), $"≥ {LeastMegabytes:0} MB/s", rate >= LeastMegabytes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Fill(string database, int records)
    {
        var random = new Random(2);
        using var writer = new HistoryWriter(database, TimeProvider.System, () => Guid.NewGuid().ToByteArray(), (_, failure) => throw failure);
        for (var number = 0; number < records; number++)
        {
            // A minute of bursts of four paths at the fastest pace; random, so that nothing in it can be left out.
            var rounds = Enumerable.Range(0, 4).Select(path => { var bytes = new byte[250_000]; random.NextBytes(bytes); return new Attachment($"path{path}", bytes); }).ToList();
            var content = $$"""{"decidedAt":"2026-01-01T00:00:00.0000000Z","paths":[{{string.Join(',', rounds.Select(path => $$"""{"bytes":{{path.Bytes.Length}},"count":1,"hash":"{{path.Hash}}","name":"{{path.Name}}","targets":[]}"""))}}],"transitionId":"t"}""";
            writer.Write([new KeyedEntry(Guid.NewGuid().ToByteArray(), new AuditEntry("LAX1", HistoryStory.Begin, AuditKind.Evidence, "t", content) { Attachments = rounds })]);
        }
    }

    private static async Task<(double Seconds, long Records, long Bytes)> VerifyAsync(string program, string folder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, ["audit", "verify", "--data", folder, "--json"]) { RedirectStandardOutput = true };
        var began = Stopwatch.GetTimestamp();
        using var process = Children.Start(start);
        var said = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        using var report = JsonDocument.Parse(said);
        if (process.ExitCode != 0 || !report.RootElement.GetProperty("isWhole").GetBoolean()) throw new InvalidOperationException($"the history did not verify: {said}");
        return (took, report.RootElement.GetProperty("records").GetInt64(), report.RootElement.GetProperty("evidenceBytes").GetInt64());
    }
}
