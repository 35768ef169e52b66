using HybridFailover.Web.Cli;

namespace HybridFailover.Web.Tests.Cli;

/// <summary>One line typed into the program, and what came of it.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    /// <summary>Words are split at blanks; <c>_</c> stands for a blank within a word.</summary>
    public static async Task<CommandLineRun> OfAsync(string line, string? url = null)
    {
        using StringWriter output = new(), error = new();
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace('_', ' ')).ToArray();
        var code = await CommandLine.InvokeAsync(words, output, error, name => name == "HYBRIDFAILOVER_URL" ? url : null);
        return new CommandLineRun(code, output.ToString(), error.ToString());
    }
}
