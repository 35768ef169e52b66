using System.CommandLine;

namespace HybridFailover.Web.Cli.Audits;

/// <summary><c>audit</c>: what was kept, whether it is whole, and copies of it.</summary>
internal static class AuditCommand
{
    public static void AddTo(Command root, ClientOptions client, Examples examples, Func<string, string?> environment)
    {
        var audit = new Command("audit", "Read the history, verify it, and copy it.");
        root.Subcommands.Add(audit);
        new ListCommand(client).AddTo(audit, examples);
        new ShowCommand(client).AddTo(audit, examples);
        new ExportCommand(client).AddTo(audit, examples);
        new RemarkCommand(client, "note", "notes", "Add a note to an entry.").AddTo(audit, examples);
        new RemarkCommand(client, "review", "review", "Record that an entry was looked at, and what came of it.").AddTo(audit, examples);
        var location = new HistoryLocation(environment);
        new VerifyCommand(client, location).AddTo(audit, examples);
        new BackupCommand(client, location).AddTo(audit, examples);
    }
}
