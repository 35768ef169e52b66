using System.CommandLine;

namespace HybridFailover.Web.Cli.Audits;

/// <summary><c>audit</c>: what was kept, whether it is whole, and copies of it.</summary>
internal static class AuditCommand
{
    public static void AddTo(Command root, ClientOptions client, Examples examples, Func<string, string?> environment)
    {
        var audit = new Command("audit", "Read the history, verify it, and copy it.");
        root.Subcommands.Add(audit);
        var location = new HistoryLocation(environment);
        new VerifyCommand(client, location).AddTo(audit, examples);
        new BackupCommand(client, location).AddTo(audit, examples);
    }
}
