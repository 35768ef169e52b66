using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using HybridFailover.Web.Api;
using HybridFailover.Web.Api.Audits;

namespace HybridFailover.Web.Cli.Audits;

/// <summary><c>audit export</c>: the records as a file.</summary>
internal sealed class ExportCommand(ClientOptions client)
{
    private readonly FilterOptions _filter = new(AuditParameter.Filter, AuditParameter.Export);
    private readonly Option<string> _output = new("--output") { Description = "Where to write; replaced when the export is whole. Without it, standard output.", HelpName = "FILE" };

    public void AddTo(Command audit, Examples examples)
    {
        var command = new Command("export", "Write every record that the filter finds, for spreadsheets (csv) or to be verified elsewhere (ndjson).");
        _filter.AddTo(command);
        command.Options.Add(_output);
        client.AddTo(command);
        command.SetAction(RunAsync);
        audit.Subcommands.Add(command);
        examples.Add(command, "audit export --site LAX1 --from 2026-11-01 --output november.csv", "audit export --format ndjson --evidence --output copy.ndjson");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        using var monitor = client.Connect(parsed);
        var file = parsed.GetValue(_output);
        var said = new JsonObject();
        await monitor.StreamAsync("audit/export" + _filter.Query(parsed), async answer =>
        {
            foreach (var name in (string[])["filter", "count", "heads", "degraded"])
                if (answer.Headers.TryGetValues("X-Audit-" + name, out var values)) said[name] = string.Concat(values);
            await using var content = await answer.Content.ReadAsStreamAsync(cancel);
            if (file is null) await ExportOutput.ToTextAsync(content, parsed.InvocationConfiguration.Output, cancel);
            else await ExportOutput.ToFileAsync(content, file, cancel);
        }, cancel);
        if (file is null) return ExitCode.Done;
        said["file"] = Path.GetFullPath(file);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(ClientOptions.Json) ? said.ToJsonString(ApiJsonOptions.Shared) : Sentence(said));
        return ExitCode.Done;
    }

    private static string Sentence(JsonObject said)
    {
        var count = long.TryParse(said["count"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString("N0", CultureInfo.InvariantCulture) : "?";
        var degraded = said["degraded"]?.ToString() is { } why ? $" The newest may be missing: {TerminalText.Of(why)}." : "";
        return $"{said["file"]}: {count} records. Chain heads: {TerminalText.Of(said["heads"]?.ToString())}.{degraded}";
    }
}
