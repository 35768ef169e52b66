using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Reads route tables for every site: all tables of the Region in one paged call at an interval, and those of some sites at once after their writes.</summary>
internal sealed partial class RouteReader(IRouteControl control, Clock clock, ILogger<RouteReader> log) : IDisposable
{
    // Two, so that a call that hangs does not hide the next from a site that has just written.
    private const int AtOnce = 2;

    private readonly Lock _gate = new();
    private HashSet<Mailbox> _wanted = [];
    private readonly SemaphoreSlim _signal = new(0);

    /// <summary>Why the last read failed as a whole; null: it did not.</summary>
    public string? Illness { get; private set; }

    /// <summary>Asks for a read that begins after now. Requests that wait are folded into one call.</summary>
    public void Request(IEnumerable<Mailbox> sites)
    {
        lock (_gate)
        {
            var idle = _wanted.Count == 0;
            _wanted.UnionWith(sites);
            if (idle && _wanted.Count > 0) _signal.Release();
        }
    }

    /// <summary>Serves requests until cancelled.</summary>
    public Task RunAsync(CancellationToken stopping) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => LoopAsync(stopping)));

    private async Task LoopAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await _signal.WaitAsync(stopping).ConfigureAwait(false);
                await ServeAsync(stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested) { return; }
            catch (Exception error)
            {
                Illness = $"Reading routes fails: {error.Message}";
                Log.ReadThrew(log, error);
            }
        }
    }

    /// <summary>One read for all who wait.</summary>
    internal async Task ServeAsync(CancellationToken stopping)
    {
        HashSet<Mailbox> sites;
        lock (_gate) (sites, _wanted) = (_wanted, []);
        if (sites.Count == 0) return;
        var tables = sites.SelectMany(site => site.Site.RouteTables).Distinct().ToList();
        var lists = sites.SelectMany(site => site.Site.Destinations).Where(to => to.IsPrefixList).Select(to => to.Text).Distinct().ToList();
        var begunAt = clock.Now;
        RouteReading reading;
        try { reading = await control.ReadAsync(tables, lists, stopping).ConfigureAwait(false); Illness = null; }
        catch (Exception error) when (!stopping.IsCancellationRequested)
        {
            // Whoever waits must hear of it: an unknown observation is an answer, too.
            Log.ReadThrew(log, error);
            Illness = $"Reading routes fails: {error.Message}";
            reading = new RouteReading
            {
                BegunAt = begunAt, EndedAt = clock.Now, At = clock.UtcNow,
                Tables = new Dictionary<string, IReadOnlyList<RouteRow>>(), Errors = new Dictionary<string, string> { [""] = error.Message },
            };
        }
        foreach (var site in sites) site.Post(at => new RoutesRead(at, reading));
    }

    public void Dispose() => _signal.Dispose();

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Reading route tables ended in an error that the route control should have turned into a reading; probing goes on, and the read is tried again")]
        public static partial void ReadThrew(ILogger log, Exception error);
    }
}
