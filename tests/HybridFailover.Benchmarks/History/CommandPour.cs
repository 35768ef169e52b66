using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using HybridFailover.Benchmarks.Footprint;
using HybridFailover.Benchmarks.Programs;

namespace HybridFailover.Benchmarks.History;

/// <summary>People who command as fast as they get answers, each one site, until there is nobody to answer.</summary>
internal sealed class CommandPour(int people)
{
    private static readonly string[] Commands = ["failover", "failback", "hold", "release", "failover", "release"];

    private readonly ConcurrentQueue<(string Id, string Sentence)> _acknowledged = new();
    private int _given;

    /// <summary>What was answered as accepted and durable.</summary>
    public IReadOnlyCollection<(string Id, string Sentence)> Acknowledged => _acknowledged;

    /// <summary>The sites are there to be commanded.</summary>
    public static async Task<bool> AnswersAsync(MonitorApi api, CancellationToken cancel)
    {
        try
        {
            var site = await api.SiteAsync(LoopbackFleet.Code(0), cancel);
            return (string)site["standing"]!["text"]! != "starting";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public Task PourAsync(MonitorApi api) => Task.WhenAll(Enumerable.Range(0, people).Select(site => PourAsync(api, LoopbackFleet.Code(site))));

    private async Task PourAsync(MonitorApi api, string site)
    {
        while (true)
        {
            var number = Interlocked.Increment(ref _given);
            var id = string.Create(CultureInfo.InvariantCulture, $"k-{number:000000}");
            var command = Commands[Random.Shared.Next(Commands.Length)];
            try
            {
                object body = command is "failover" ? new { id, command, reason = $"Number {id} of many", @for = "1h" } : new { id, command, reason = $"Number {id} of many" };
                if (await api.AskAsync(site, body, CancellationToken.None) is { } answer && (bool)answer["durable"]!) _acknowledged.Enqueue((id, (string)answer["sentence"]!));
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or System.Text.Json.JsonException)
            {
                return; // killed: what had no answer was not acknowledged
            }
        }
    }
}
