using System.Collections.Concurrent;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Components.Drills;

/// <summary>
/// Looks every second whether a drill's stop conditions are met, and fails back. Whatever becomes of it, the machine ends the drill at
/// its time and when the standby fails: that does not depend on this, nor on a screen.
/// </summary>
public sealed partial class DrillWatch(IMonitor monitor, DrillFile file, TimeProvider time, ILogger<DrillWatch> log) : BackgroundService
{
    private readonly ConcurrentDictionary<string, WatchedDrill> _watched = new(file.Read().ToDictionary(drill => drill.Id));

    /// <summary>Watches a drill until it ends.</summary>
    /// <param name="id">Its command's.</param>
    /// <param name="actor">Who began it: the stop is recorded in that name.</param>
    public void Begin(string site, string id, string actor, StopConditions conditions)
    {
        _watched[id] = new(site, id, actor, conditions);
        Keep();
    }

    /// <summary>What people have to know of what is watched for; null: nothing.</summary>
    public string? Trouble => file.Trouble;

    /// <summary>What a running drill is watched for; null: nothing but its standby.</summary>
    public StopConditions? Of(string? id) => id is not null && _watched.TryGetValue(id, out var watched) ? watched.Conditions : null;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        try
        {
            while (await ticks.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    foreach (var watched in _watched.Values) await LookAsync(watched, stoppingToken);
                }
                catch (Exception failed) when (failed is not OperationCanceledException)
                {
                    Log.NotWatched(log, failed);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    internal async Task LookAsync(WatchedDrill watched, CancellationToken cancel)
    {
        if (monitor.Find(watched.Site) is not { } site || site.Mode.DrillId != watched.Id)
        {
            Forget(watched);
            return;
        }
        if (StopRules.Violated(watched.Conditions, site, monitor.Snapshots, time.GetUtcNow()) is not { } why) return;
        // The preferred path may be down: then automatic decides, as at any drill's end.
        if (await StopAsync(watched, CommandKind.Failback, why, cancel) is { Accepted: false }) await StopAsync(watched, CommandKind.Release, why, cancel);
        Forget(watched);
    }

    private void Forget(WatchedDrill watched)
    {
        if (_watched.TryRemove(watched.Id, out _)) Keep();
    }

    private void Keep()
    {
        lock (file) file.Write(_watched.Values);
        if (file.Trouble is { } trouble) Log.NotKept(log, trouble);
    }

    private async Task<CommandAnswer?> StopAsync(WatchedDrill watched, CommandKind kind, string why, CancellationToken cancel)
    {
        Log.Stops(log, watched.Site, why);
        return await monitor.CommandAsync(watched.Site, new Command
        {
            Id = $"stop-{kind.ToString().ToLowerInvariant()}-{watched.Id}", Kind = kind, Actor = watched.Actor, Code = ReasonCode.Test, Reason = $"Stop condition of the drill: {why}",
        }, cancel);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Site}: a stop condition ends the drill: {Why}")]
        public static partial void Stops(ILogger log, string site, string why);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Drills: {Trouble}")]
        public static partial void NotKept(ILogger log, string trouble);

        [LoggerMessage(Level = LogLevel.Error, Message = "The stop conditions of drills could not be looked at; the next try follows in a second")]
        public static partial void NotWatched(ILogger log, Exception failed);
    }
}
