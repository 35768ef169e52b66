using System.Text.Json.Nodes;
using HybridFailover.Web.Api;

namespace HybridFailover.Web.Cli;

/// <summary>A command to a running monitor did not end with "done".</summary>
internal sealed class ClientFailure : Exception
{
    /// <param name="problem">The monitor's problem document; null when it did not answer with one.</param>
    public ClientFailure(int exitCode, string message, JsonNode? problem = null) : base(message) => (ExitCode, Problem) = (exitCode, problem);

    public int ExitCode { get; }
    public JsonNode? Problem { get; }

    /// <summary>In words for people; with <c>--json</c> also as a document for scripts.</summary>
    public async Task WriteAsync(bool json, TextWriter output, TextWriter error)
    {
        await error.WriteLineAsync(Message);
        if (!json) return;
        var document = Problem?.DeepClone() as JsonObject ?? new JsonObject { ["detail"] = Message };
        document["exitCode"] = ExitCode;
        await output.WriteLineAsync(document.ToJsonString(ApiJsonOptions.Shared));
    }
}
