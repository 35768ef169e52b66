namespace HybridFailover.Web.Cli.Labs;

/// <summary>How this very program is started once more: its launcher, or <c>dotnet</c> with its assembly.</summary>
internal static class ThisProgram
{
    public static (string Program, IReadOnlyList<string> Arguments) With(params IEnumerable<string> words)
    {
        var process = Environment.ProcessPath ?? throw new InvalidOperationException("The running program has no path.");
        return Path.GetFileNameWithoutExtension(process) == "dotnet"
            ? (process, [typeof(ThisProgram).Assembly.Location, .. words])
            : (process, [.. words]);
    }
}
