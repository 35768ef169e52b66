using System.CommandLine;
using System.Text.Json;
using HybridFailover.Web.Api;
using HybridFailover.Web.Api.Audits;

namespace HybridFailover.Web.Cli.Audits;

/// <summary><c>audit show ID</c>: everything that is recorded of one entry.</summary>
internal sealed class ShowCommand(ClientOptions client)
{
    private readonly Argument<string> _id = Words.Argument("ID", "The entry's number, or the id of its transition or command.", ArgumentArity.ExactlyOne);

    public void AddTo(Command audit, Examples examples)
    {
        var command = new Command("show", "Show one entry with all of its records, notes and reviews.") { _id };
        client.AddTo(command);
        command.SetAction(RunAsync);
        audit.Subcommands.Add(command);
        examples.Add(command, "audit show 1204", "audit show 1204 --json");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        using var monitor = client.Connect(parsed);
        var answer = await monitor.GetAsync("audit/" + Uri.EscapeDataString(parsed.GetRequiredValue(_id)), cancel);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(ClientOptions.Json)) await output.WriteLineAsync(answer.ToJsonString(ApiJsonOptions.Shared));
        else await output.WriteAsync(AuditText.Detail(answer.Deserialize<AuditDetailResource>(ApiJsonOptions.Shared)!));
        return ExitCode.Done;
    }
}
