using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using HybridFailover.Web.Api;

namespace HybridFailover.Web.Cli.Labs;

/// <summary>The lab in words, for a terminal.</summary>
internal static class LabText
{
    public static async Task ShowAsync(JsonNode answer, ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(ClientOptions.Json)) await output.WriteLineAsync(answer.ToJsonString(ApiJsonOptions.Shared));
        else await output.WriteAsync(Of(answer.Deserialize<LabResource>(ApiJsonOptions.Shared)!));
    }

    private static string Of(LabResource lab) =>
        TextTable.Of(["SITE", "PATH", "CUT", "CONDITION"], lab.Paths.Select(path => (string[])[path.Site, path.Path, path.Cut ?? "no", path.Condition]))
        + Environment.NewLine
        + TextTable.Of(["SITE", "PRODUCTION TRAFFIC"], lab.Traffic.Select(traffic => (string[])[traffic.Site, traffic.Sentence]));
}
