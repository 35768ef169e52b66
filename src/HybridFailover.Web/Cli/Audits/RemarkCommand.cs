using System.CommandLine;
using System.Text.Json.Nodes;
using HybridFailover.Web.Api;

namespace HybridFailover.Web.Cli.Audits;

/// <summary><c>audit note</c> and <c>audit review</c>.</summary>
internal sealed class RemarkCommand(ClientOptions client, string word, string address, string description)
{
    private readonly Argument<string> _entry = Words.Argument("ID", "The entry's number, or the id of its transition or command.", ArgumentArity.ExactlyOne);
    private readonly Option<string> _text = new("--text") { Description = "What there is to say: 1 to 2,000 characters.", HelpName = "TEXT", Required = true };
    private readonly Option<string> _id = new("--id") { Description = "To repeat one whose outcome is unknown: it is recorded once.", HelpName = "ID" };

    public void AddTo(Command audit, Examples examples)
    {
        var command = new Command(word, description) { _entry, _text, _id };
        client.AddTo(command);
        command.SetAction(RunAsync);
        audit.Subcommands.Add(command);
        examples.Add(command, $"audit {word} 1204 --text \"Carrier ticket 4711 explains it\"");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        using var monitor = client.Connect(parsed);
        var id = parsed.GetValue(_id) ?? "cli-" + Guid.CreateVersion7().ToString("N");
        var entry = parsed.GetRequiredValue(_entry);
        var answer = await monitor.PostAsync(
            $"audit/{Uri.EscapeDataString(entry)}/{address}", new JsonObject { ["id"] = id, ["text"] = parsed.GetRequiredValue(_text) },
            $"Look with \"hybridfailover audit show {entry}\", or run the same command again with --id {id}: it is recorded once.", cancel);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(ClientOptions.Json) ? answer.ToJsonString(ApiJsonOptions.Shared) : TerminalText.Of(answer["sentence"]?.ToString()));
        return ExitCode.Done;
    }
}
