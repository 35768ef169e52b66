using System.CommandLine;
using System.Text.Json;
using HybridFailover.Web.Api;

namespace HybridFailover.Web.Cli;

/// <summary><c>status [SITE]</c>.</summary>
internal static class StatusCommand
{
    public static void AddTo(Command root, ClientOptions client, Examples examples)
    {
        var site = Words.Argument("SITE", "The site's code; without it all sites.", ArgumentArity.ZeroOrOne);
        var command = new Command("status", "Show what every site's paths do, or everything about one site.") { site };
        client.AddTo(command);
        command.SetAction((parsed, cancel) => ShowAsync(parsed, client, parsed.GetValue(site), cancel));
        root.Subcommands.Add(command);
        examples.Add(command, "status", "status LAX1", "status --json --url unix:/var/lib/hybridfailover/hybridfailover.sock");
    }

    private static async Task<int> ShowAsync(ParseResult parsed, ClientOptions options, string? site, CancellationToken cancel)
    {
        using var client = options.Connect(parsed);
        var answer = await client.GetAsync(site is null ? "sites" : "sites/" + Uri.EscapeDataString(site), cancel);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(ClientOptions.Json)) await output.WriteLineAsync(answer.ToJsonString(ApiJsonOptions.Shared));
        else if (site is null) await output.WriteAsync(StatusText.Overview(answer.Deserialize<IReadOnlyList<SiteResource>>(ApiJsonOptions.Shared)!));
        else await output.WriteAsync(StatusText.Detail(answer.Deserialize<SiteResource>(ApiJsonOptions.Shared)!));
        return ExitCode.Done;
    }
}
