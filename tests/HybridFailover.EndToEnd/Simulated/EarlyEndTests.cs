using System.Diagnostics;
using System.Reflection;
using Xunit;

namespace HybridFailover.EndToEnd.Simulated;

public sealed class EarlyEndTests
{
    /// <summary>A service manager may stop what it has only just started: that is an end like any other, and no crash.</summary>
    [Theory]
    [InlineData(0), InlineData(150), InlineData(300), InlineData(450), InlineData(600), InlineData(900)]
    public async Task A_program_that_is_told_to_end_while_it_starts_ends_quietly(int afterMilliseconds)
    {
        var cancel = TestContext.Current.CancellationToken;
        var program = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Program").Value!;
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "run", "--lab", "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        // Its first line: from here on it holds directories and sockets.
        await process.StandardOutput.ReadLineAsync(cancel);
        await Task.Delay(afterMilliseconds, cancel);
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync(cancel);
        var complaint = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        Assert.Equal("", complaint);
        // 0, or ended by the signal before anything listened for it.
        Assert.Contains(process.ExitCode, new[] { 0, 128 + 15 });
    }
}
