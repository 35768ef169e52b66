using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Engine.Monitoring;

/// <summary>One timer for all sites: wakes machines that asked for it, paces snapshots and the ordinary reads, and carries the monitor's own condition into every site.</summary>
internal sealed partial class Ticker(Func<IReadOnlyCollection<Mailbox>> sites, RouteReader reader, Effects effects, EvidenceDesk evidence, Func<(string? Audit, string? Monitor)> condition, Clock clock, Random random, ILogger<Ticker> log)
{
    /// <summary>How fine a machine's wake-up is: below the shortest pause between two tries.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(25);

    private readonly Dictionary<Mailbox, TimeSpan> _published = [];
    private readonly Dictionary<Mailbox, TimeSpan> _readDue = [];
    private (string? Audit, string? Monitor) _condition;

    /// <summary>Why the last iteration failed; null: it did not.</summary>
    public string? Illness { get; private set; }

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Pace, clock.Provider);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false))
            {
                try { Tick(clock.Now); Illness = null; }
                catch (Exception error)
                {
                    // Forty times a second the same line helps nobody: it stands in the snapshot for as long as it lasts.
                    var illness = $"The monitor's ticker fails: {error.Message}";
                    if (illness != Illness) Log.Failed(log, error);
                    Illness = illness;
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
    }

    /// <summary>One iteration.</summary>
    internal void Tick(TimeSpan now)
    {
        var all = sites();
        evidence.CloseDue(now);
        // Four snapshots a second for few sites; one for many, whose pages scroll.
        var pace = all.Count <= 50 ? TimeSpan.FromMilliseconds(250) : TimeSpan.FromSeconds(1);
        var wanted = condition();
        var turned = wanted != _condition;
        _condition = wanted;
        var toRead = false;
        foreach (var site in all)
        {
            if (turned) site.Post(at => new ConditionChanged(at, wanted.Audit, wanted.Monitor));
            if (site.WakeAt <= now) site.Post(at => new Ticked(at));
            if (now - _published.GetValueOrDefault(site, -pace) >= pace) { _published[site] = now; effects.Publish(site); }
            toRead |= _readDue.GetValueOrDefault(site) <= now;
        }
        if (toRead) ReadAll(all, now);
        if (_published.Count > all.Count) Forget(all);
    }

    // All tables of the Region in one paged call, jittered by a tenth so that monitors do not ask in step.
    private void ReadAll(IReadOnlyCollection<Mailbox> all, TimeSpan now)
    {
        reader.Request(all);
        var jitter = 0.9 + 0.2 * random.NextDouble();
        foreach (var site in all) _readDue[site] = now + site.Site.Policy.ReadInterval * jitter;
    }

    private void Forget(IReadOnlyCollection<Mailbox> all)
    {
        foreach (var gone in _published.Keys.Except(all).ToList()) { _published.Remove(gone); _readDue.Remove(gone); }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The ticker failed and goes on; until it succeeds, waits and snapshots are late")]
        public static partial void Failed(ILogger log, Exception error);
    }
}
