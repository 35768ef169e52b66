using System.CommandLine;
using System.Globalization;
using HybridFailover.Web.History;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.Cli.Audits;

/// <summary><c>audit backup FILE</c>: a copy of the database in one consistent view, while the monitor runs.</summary>
internal sealed class BackupCommand(ClientOptions client, HistoryLocation location)
{
    private readonly Argument<string> _file = new("FILE") { Description = "Where to write the copy. It must not be there yet." };

    public void AddTo(Command audit, Examples examples)
    {
        var command = new Command("backup", "Copy the history while the monitor runs. The copy is one file, whole, and can be verified.") { _file, location.Data };
        client.AddTo(command);
        command.SetAction(RunAsync);
        audit.Subcommands.Add(command);
        examples.Add(command, "audit backup /var/backups/history-2026-11-22.db", "audit backup copy.db --data /var/lib/hybridfailover");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var file = Path.GetFullPath(parsed.GetRequiredValue(_file));
        if (File.Exists(file)) throw new ClientFailure(ExitCode.BadInput, $"{file} is there already. Nothing was written; give another name.");
        var database = await location.FindAsync(parsed, client, cancel);
        try
        {
            await Task.Run(() => HistoryBackup.Write(database, file), cancel);
        }
        catch (Exception failed) when (failed is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new ClientFailure(ExitCode.Refused, $"{database} could not be copied to {file}: {StoreTrouble.Words(failed)}. Nothing is left of the attempt; the monitor is not affected.");
        }
        await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file}: {new FileInfo(file).Length:N0} bytes. hybridfailover audit verify {file} reads it."));
        return ExitCode.Done;
    }
}
