using System.Text.Json.Nodes;

namespace HybridFailover.Web.Cli;

/// <summary>Follows a transition to its end and tells each step once.</summary>
internal sealed class TransitionWatch(MonitorClient client, TextWriter output, TimeProvider time)
{
    // A move soon after another is proven only when ConsistencyGrace (30 s by default) has passed since the other one's write.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private static readonly (string Field, string Step)[] Steps =
        [("decidedAt", "decided"), ("appliedAt", "applied: every route is written"), ("verifiedAt", "verified: a read shows every route as wanted")];

    private readonly HashSet<string> _told = [];

    /// <returns>Done when its result is; refused when it ended otherwise.</returns>
    /// <exception cref="ClientFailure">Unknown: still open after 60 s, or the monitor does not answer any more.</exception>
    public async Task<(int ExitCode, JsonNode Transition)> UntilEndedAsync(string id, string ifUnknown, CancellationToken cancel)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            var transition = await LookAsync(id, ifUnknown, cancel);
            foreach (var (field, step) in Steps)
                if (transition[field] is { } at && _told.Add(step)) await output.WriteLineAsync($"{at}  {transition["from"]} → {transition["to"]} {step}");
            var result = transition["result"]?.ToString();
            if (result is not "open")
            {
                await output.WriteLineAsync($"{transition["outcome"] ?? result}");
                return (result == "done" ? ExitCode.Done : ExitCode.Refused, transition);
            }
            if (time.GetElapsedTime(begun) > Patience)
                throw new ClientFailure(ExitCode.Unknown, $"The command was accepted; after {Patience.TotalSeconds:0} s the routes are not yet proven. {ifUnknown}", transition);
            await Task.Delay(Interval, time, cancel);
        }
    }

    private async Task<JsonNode> LookAsync(string id, string ifUnknown, CancellationToken cancel)
    {
        try
        {
            return await client.GetAsync("transitions/" + Uri.EscapeDataString(id), cancel);
        }
        catch (ClientFailure lost)
        {
            throw new ClientFailure(ExitCode.Unknown, $"The command was accepted; how it ended is unknown. {lost.Message} {ifUnknown}", lost.Problem);
        }
    }
}
