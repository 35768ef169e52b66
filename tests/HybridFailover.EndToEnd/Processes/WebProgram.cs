using System.Diagnostics;

namespace HybridFailover.EndToEnd.Processes;

/// <summary>The program itself, as it was built beside these tests: <c>dotnet HybridFailover.Web.dll …</c>.</summary>
internal static class WebProgram
{
    public static string Assembly { get; } = Find();

    /// <summary>One line typed into a shell of the machine, and what came of it. <c>_</c> stands for a blank within a word.</summary>
    /// <param name="url">Where the monitor answers; null: nothing is said of it.</param>
    public static async Task<TypedLine> TypeAsync(string line, string? url, CancellationToken cancel)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace('_', ' '));
        var start = new ProcessStartInfo("dotnet", [Assembly, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HYBRIDFAILOVER_URL"] = url;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        return new TypedLine(process.ExitCode, await output, await error);
    }

    /// <summary>Both projects are built in one tree, with the same configuration and framework.</summary>
    private static string Find()
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory); // tests/HybridFailover.EndToEnd/bin/CONFIGURATION/FRAMEWORK
        var top = built.Parent!.Parent!.Parent!.Parent!.Parent!;
        var assembly = Path.Combine(top.FullName, "src", "HybridFailover.Web", "bin", built.Parent.Name, built.Name, "HybridFailover.Web.dll");
        return File.Exists(assembly) ? assembly : throw new FileNotFoundException("The program was not built.", assembly);
    }
}

/// <summary>What a line typed into the program came to.</summary>
internal sealed record TypedLine(int ExitCode, string Output, string Error);
