using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Sends writes, at most <see cref="AtOnce"/> at a time: those that leave a dead path go before all others, over all sites.</summary>
internal sealed partial class RouteWriter(IRouteControl control, Clock clock, ILogger<RouteWriter> log)
{
    /// <summary>EC2 takes a burst of 50 writes; more at once would only queue there.</summary>
    public const int AtOnce = 16;

    private readonly Lock _gate = new();
    private readonly LinkedList<(Mailbox Site, WriteSlot Write)> _urgent = [];
    private readonly LinkedList<(Mailbox Site, WriteSlot Write)> _ordinary = [];
    private int _running;

    /// <summary>Queues a write; its outcome goes to the site's mailbox.</summary>
    public void Enqueue(Mailbox site, WriteSlot write, CancellationToken stopping)
    {
        lock (_gate)
        {
            (write.Urgent ? _urgent : _ordinary).AddLast((site, write));
            if (_running == AtOnce) return;
            _running++;
        }
        _ = Task.Run(() => DrainAsync(stopping), CancellationToken.None);
    }

    /// <summary>Takes a site's unsent writes back out; each is reported as never sent.</summary>
    public void DropUnsent(Mailbox site)
    {
        var dropped = new List<WriteSlot>();
        lock (_gate)
            foreach (var queue in (LinkedList<(Mailbox Site, WriteSlot Write)>[])[_urgent, _ordinary])
                for (var node = queue.First; node is not null;)
                {
                    var next = node.Next;
                    if (node.Value.Site == site) { dropped.Add(node.Value.Write); queue.Remove(node); }
                    node = next;
                }
        foreach (var write in dropped) site.Post(at => new WriteEnded(at, write.Number, write.Write.Slot, null, null));
    }

    private async Task DrainAsync(CancellationToken stopping)
    {
        while (TryTake(out var site, out var write))
        {
            var sentAt = clock.Now;
            WriteOutcome outcome;
            try { outcome = await control.WriteAsync(write.Write, stopping).ConfigureAwait(false); }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                outcome = new(WriteResult.Unknown, "", [], null, "the program is stopping; the next start reads the tables");
            }
            catch (Exception error)
            {
                // The route control promises not to throw; if it does, nobody knows what EC2 did.
                Log.WriteThrew(log, error, write.Write.Slot.ToString());
                outcome = new(WriteResult.Unknown, "", [], error.GetType().Name, error.Message);
            }
            site.Post(at => new WriteEnded(at, write.Number, write.Write.Slot, sentAt, outcome));
        }
    }

    private bool TryTake(out Mailbox site, out WriteSlot write)
    {
        lock (_gate)
        {
            var queue = _urgent.Count > 0 ? _urgent : _ordinary;
            if (queue.First is not { } first) { _running--; (site, write) = (null!, null!); return false; }
            queue.RemoveFirst();
            (site, write) = first.Value;
            return true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The write for {Slot} ended in an error that the route control should have turned into an outcome; it counts as unknown")]
        public static partial void WriteThrew(ILogger log, Exception error, string slot);
    }
}
