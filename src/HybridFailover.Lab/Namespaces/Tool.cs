using System.Diagnostics;

namespace HybridFailover.Lab.Namespaces;

/// <summary>What a system tool left behind.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Error);

/// <summary>Runs <c>ip</c>, <c>nft</c> and whatever a person or a test runs in a host of the lab.</summary>
internal static class Tool
{
    /// <exception cref="LabException">The program is not there.</exception>
    public static async Task<ToolResult> RunAsync(string program, IEnumerable<string> arguments, string? input = null, CancellationToken cancel = default)
    {
        using var process = Start(program, arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var error = process.StandardError.ReadToEndAsync(cancel);
            await process.StandardInput.WriteAsync(input.AsMemory(), cancel);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancel);
            return new ToolResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>As <see cref="RunAsync"/>, for what must not fail.</summary>
    /// <exception cref="LabException">It failed; the message has what it said.</exception>
    public static async Task DoAsync(string program, IEnumerable<string> arguments, string? input = null, CancellationToken cancel = default)
    {
        var list = arguments.ToList();
        var result = await RunAsync(program, list, input, cancel);
        if (result.ExitCode != 0)
            throw new LabException($"'{program} {string.Join(' ', list)}' failed with {result.ExitCode}: {result.Error.Trim()}{(input is null ? "" : $"\nIt was given:\n{input}")}");
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new LabException($"Can't run {program}: {exception.Message}. The namespaces lab needs Debian's iproute2 and nftables.", exception);
        }
    }
}
