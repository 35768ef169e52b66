using System.CommandLine;
using HybridFailover.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace HybridFailover.Web.Cli.Audits;

/// <summary>Where the database is, for commands that read the file itself.</summary>
internal sealed class HistoryLocation(Func<string, string?> environment)
{
    public Option<string> Data { get; } = new("--data")
    {
        Description = "The monitor's data directory, which its start prints. Default: as the monitor finds it, else that of the monitor at --url.",
        HelpName = "DIRECTORY",
    };

    /// <exception cref="ClientFailure">There is no database there.</exception>
    public async Task<string> FindAsync(ParseResult parsed, ClientOptions client, CancellationToken cancel)
    {
        if (parsed.GetValue(Data) is { } directory) return Existing(Path.Combine(Path.GetFullPath(directory), "history.db"));
        if (Default() is { } standard && File.Exists(standard)) return standard;
        using var monitor = client.Connect(parsed);
        var store = await monitor.GetAsync("audit/store", cancel);
        return Existing(store["database"]?.GetValue<string>() ?? "");
    }

    private string? Default()
    {
        try { return Storage.Resolve(new ConfigurationBuilder().Build(), environment, temporary: null).DatabasePath; }
        catch (StartException) { return null; }
    }

    private static string Existing(string path) => File.Exists(path) ? path
        : throw new ClientFailure(ExitCode.BadInput, $"There is no history {path}. Give the monitor's data directory, which its start prints: --data DIRECTORY");
}
