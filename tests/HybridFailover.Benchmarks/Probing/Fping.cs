using System.Diagnostics;

namespace HybridFailover.Benchmarks.Probing;

/// <summary>The baseline: fping to the same targets.</summary>
internal static class Fping
{
    /// <summary>Probes each target <paramref name="count"/> times. Returns its processor time and how long it took.</summary>
    public static (TimeSpan Processor, TimeSpan Elapsed, long Answered) Run(IReadOnlyList<string> targets, int count, string interval, int periodMilliseconds)
    {
        var start = new ProcessStartInfo("fping") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-q", "-c", $"{count}", "-i", interval, "-p", $"{periodMilliseconds}"]) start.ArgumentList.Add(argument);
        var before = ProcessorTime.OfEndedChildren;
        var startedAt = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        foreach (var target in targets) process.StandardInput.WriteLine(target);
        process.StandardInput.Close();
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var answered = process.StandardError.ReadToEnd().Split('\n').Sum(Received);
        process.WaitForExit();
        return (ProcessorTime.OfEndedChildren - before, Stopwatch.GetElapsedTime(startedAt), answered);
    }

    // 127.1.0.1 : xmt/rcv/%loss = 20/20/0%, min/avg/max = …
    private static long Received(string line) =>
        line.Split("= ") is [_, var figures, ..] && figures.Split('/') is [_, var received, ..] && long.TryParse(received, out var count) ? count : 0;
}
