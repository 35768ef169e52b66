using System.Runtime.CompilerServices;
using HybridFailover.Engine.Monitoring;
using Microsoft.AspNetCore.SignalR;

namespace HybridFailover.Web.Hubs;

/// <summary>
/// For other programs: <c>/hubs/live</c>, method <c>Watch</c>, a stream. A snapshot first, then changes at once and samples at the asked rate.
/// A program that reads slowly gets fewer samples, the newest state of each site, and every transition.
/// </summary>
internal sealed class LiveHub(LiveFan fan, IMonitor monitor) : Hub
{
    private const int MostStreams = 8;
    private const string Streams = "streams";

    /// <exception cref="HubException">The request names an unknown site or a rate that is not possible; all that is wrong is said at once.</exception>
    public IAsyncEnumerable<LiveItem> Watch(LiveRequest? request, CancellationToken cancel)
    {
        request ??= new LiveRequest();
        var problems = LiveRequestRules.Problems(request, monitor.Fleet).ToList();
        var streams = Context.Items.TryGetValue(Streams, out var known) ? (int)known! : 0;
        if (streams >= MostStreams) problems.Add($"This connection has {streams} streams already; open another connection, or watch several sites in one stream.");
        if (problems.Count > 0) throw new HubException(string.Join(" ", problems));
        Context.Items[Streams] = streams + 1;
        var sites = request.Sites?.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return StreamAsync(sites, request.SamplesPerSecond, Context.Items, cancel);
    }

    private async IAsyncEnumerable<LiveItem> StreamAsync(IReadOnlySet<string>? sites, double rate, IDictionary<object, object?> items, [EnumeratorCancellation] CancellationToken cancel)
    {
        var watcher = fan.Join(sites, rate);
        try
        {
            // The numbers first: what changes between them and the snapshot is told twice, never lost.
            var (state, transition) = (fan.StateNumber, fan.Tape.End);
            yield return new LiveItem(LiveMessages.Snapshot(watcher.Selection.Sites, fan.Now, missed: 0));
            while (true)
            {
                var samplesDue = await watcher.WaitAsync(cancel);
                var upTo = fan.StateNumber;
                var turns = fan.Tape.From(transition, out transition, out var missed);
                if (missed > 0) yield return new LiveItem(LiveMessages.Snapshot(watcher.Selection.Sites, fan.Now, missed));
                foreach (var (site, json) in turns)
                    if (watcher.Selection.Has(site)) yield return new LiveItem(json);
                if (upTo > state)
                    foreach (var json in fan.StatesFrom(watcher.Selection, state).ToList()) yield return new LiveItem(json);
                state = upTo;
                if (samplesDue) yield return new LiveItem(watcher.Selection.Samples(fan.Tick, fan.Now));
            }
        }
        finally
        {
            fan.Leave(watcher);
            items[Streams] = (int)items[Streams]! - 1;
        }
    }
}
