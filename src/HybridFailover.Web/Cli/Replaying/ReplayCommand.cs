using System.CommandLine;
using HybridFailover.Engine.Replay;
using HybridFailover.Web.Cli.Audits;
using HybridFailover.Web.History;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.Cli.Replaying;

/// <summary><c>replay</c>: what would have happened with other values.</summary>
internal sealed class ReplayCommand(ClientOptions client, HistoryLocation location)
{
    private readonly Option<string> _site = new("--site") { Description = "The site's code.", HelpName = "SITE", Required = true };
    private readonly Option<DateTimeOffset?> _from = InstantOption.Of("--from", "Where the period begins.", required: true);
    private readonly Option<DateTimeOffset?> _to = InstantOption.Of("--to", "Where it ends. Default: now.");
    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A policy value to try out, for the site and all of its paths; may be given several times. Without it, what was in force is replayed.",
        HelpName = "NAME=VALUE",
    };

    public static void AddTo(Command root, ClientOptions client, Examples examples, Func<string, string?> environment) =>
        new ReplayCommand(client, new HistoryLocation(environment)).AddTo(root, examples);

    private void AddTo(Command root, Examples examples)
    {
        var command = new Command("replay", "Run what is stored of a site through the monitor's own judge and rules with other policy values, and say what would have happened. Changes nothing. Exit code 1: it is doubtful, for with the values that were in force the replay does not give what happened.")
            { _site, _from, _to, _set, location.Data };
        client.AddTo(command);
        command.SetAction(RunAsync);
        root.Subcommands.Add(command);
        examples.Add(command,
            "replay --site LAX1 --from 2026-11-21 --to 2026-11-22 --set DownAfter=6 --set FailbackDelay=00:05:00",
            "replay --site LAX1 --from 2026-11-21T08:00:00Z --set OnDegraded=switch --json",
            "replay --site LAX1 --from 2026-11-21 --to 2026-11-22");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var database = await location.FindAsync(parsed, client, cancel);
        var (from, to) = (parsed.GetValue(_from)!.Value, parsed.GetValue(_to) ?? TimeProvider.System.GetUtcNow());
        if (to <= from) throw new ClientFailure(ExitCode.BadInput, $"--from {from:u} is not before {(parsed.GetValue(_to) is null ? "now" : "--to")}, {to:u}: there is nothing to replay.");
        var values = parsed.GetValue(_set) ?? [];
        var report = await Task.Run(() => Replay(database, parsed.GetRequiredValue(_site), from, to, values), cancel);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(ClientOptions.Json)) await output.WriteLineAsync(ReplayJson.Of(report, values));
        else await output.WriteAsync(ReplayText.Of(report, values));
        // The figures are printed all the same; a script must not go on with them unread.
        return report.Check.IsSame ? ExitCode.Done : ExitCode.Refused;
    }

    private static ReplayReport Replay(string database, string asked, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<string> values)
    {
        try
        {
            var source = new ReplaySource(database);
            var sites = source.Sites();
            var site = sites.FirstOrDefault(known => string.Equals(known, asked, StringComparison.OrdinalIgnoreCase))
                ?? throw new ClientFailure(ExitCode.BadInput, $"The history {database} has no site {asked}. It has {(sites.Count == 0 ? "none" : string.Join(", ", sites))}.");
            // A wrong value is told before hours of samples are read for it.
            var trial = TrialText.Read(values, [.. source.ConfigurationsOf(site, from, to)]);
            var record = source.Read(site, from, to);
            return record.IsSilent
                ? throw new ClientFailure(ExitCode.BadInput, $"Nothing that was measured on {site}'s paths from {from:u} to {to:u} is stored: no monitor ran then, or its samples are older than they are kept. There is nothing to replay.")
                : Replays.Run(record, trial);
        }
        catch (UnknownPastException unknown)
        {
            throw new ClientFailure(ExitCode.BadInput, unknown.Message);
        }
        catch (FormatException unreadable)
        {
            throw new ClientFailure(ExitCode.BadInput, $"{database} can't be replayed: {unreadable.Message}");
        }
        catch (SqliteException unreadable)
        {
            throw new ClientFailure(ExitCode.BadInput, $"{database} can't be read: {StoreTrouble.Words(unreadable)}");
        }
    }
}
