using System.CommandLine;
using System.Text.Json;
using HybridFailover.Web.Api;
using HybridFailover.Web.Api.Audits;

namespace HybridFailover.Web.Cli.Audits;

/// <summary><c>audit list</c>: a page of the audit.</summary>
internal sealed class ListCommand(ClientOptions client)
{
    private readonly FilterOptions _filter = new(AuditParameter.Filter, AuditParameter.Page);

    public void AddTo(Command audit, Examples examples)
    {
        var command = new Command("list", "List transitions, commands, holds, drills, changes of configuration and exports, newest first.");
        _filter.AddTo(command);
        client.AddTo(command);
        command.SetAction(RunAsync);
        audit.Subcommands.Add(command);
        examples.Add(command, "audit list --site LAX1", "audit list --from 2026-11-01 --to 2026-11-22T08:00:00Z --trigger automatic --min-duration 500ms", "audit list --needs-review", "audit list --site LAX1 --text \"carrier CHG-1042\" --json");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        using var monitor = client.Connect(parsed);
        var answer = await monitor.GetAsync("audit" + _filter.Query(parsed), cancel);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(ClientOptions.Json)) await output.WriteLineAsync(answer.ToJsonString(ApiJsonOptions.Shared));
        else await output.WriteAsync(AuditText.Page(answer.Deserialize<AuditPageResource>(ApiJsonOptions.Shared)!));
        return ExitCode.Done;
    }
}
