using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Routing;

namespace HybridFailover.Web.Hosting;

/// <summary>What the newest preflight found.</summary>
/// <param name="At">UTC; null before the first has ended.</param>
public sealed record PreflightFindings(DateTimeOffset? At, IReadOnlyList<PreflightCheck> Checks)
{
    /// <summary>Nothing failed: as far as can be told without changing anything, failovers will work.</summary>
    public bool IsArmed => At is not null && Checks.All(check => check.Result != PreflightResult.Fail);
}

/// <summary>Looks at the start, every five minutes and when asked whether failovers would succeed. What it finds is shown; it never stops the machine.</summary>
public sealed partial class PreflightService(IPreflight preflight, IMonitor monitor, TimeProvider time, ILogger<PreflightService> log) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private volatile PreflightFindings _findings = new(null, []);
    private volatile Task _look = Task.CompletedTask;

    public PreflightFindings Findings => _findings;

    /// <summary>A look is under way.</summary>
    public bool IsLooking => !_look.IsCompleted;

    /// <summary>Why the newest look broke down, so that <see cref="Findings"/> are those of an earlier one; null: it did not.</summary>
    public string? Trouble { get; private set; }

    /// <summary>One look; whoever asks while one is under way gets that one's end.</summary>
    public Task LookAsync(CancellationToken cancel)
    {
        lock (_gate) return IsLooking ? _look : _look = LookOnceAsync(cancel);
    }

    private async Task LookOnceAsync(CancellationToken cancel)
    {
        try
        {
            // Never on the caller's own time: a person's press, or the start of the program.
            await Task.Yield();
            Take(await preflight.RunAsync(monitor.Fleet, cancel));
            Trouble = null;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            Trouble = broken.Message;
            Log.Broken(log, broken);
        }
    }

    private void Take(IReadOnlyList<PreflightCheck> checks)
    {
        var before = _findings;
        foreach (var check in checks.Except(before.Checks))
        {
            if (check.Result == PreflightResult.Fail) Log.Failed(log, check.Site ?? "all sites", check.Name, check.Sentence);
            else if (check.Result == PreflightResult.Warn) Log.Warned(log, check.Site ?? "all sites", check.Name, check.Sentence);
        }
        _findings = new PreflightFindings(time.GetUtcNow(), checks);
        // Every five minutes the same would hide what is new.
        if (_findings.IsArmed && !before.IsArmed) Log.Armed(log, checks.Count);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            do await LookAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "NOT ARMED, {Site}, {Name}: {Sentence}")]
        public static partial void Failed(ILogger log, string site, string name, string sentence);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Site}, {Name}: {Sentence}")]
        public static partial void Warned(ILogger log, string site, string name, string sentence);

        [LoggerMessage(Level = LogLevel.Information, Message = "Armed: {Checks} checks, none failed")]
        public static partial void Armed(ILogger log, int checks);

        [LoggerMessage(Level = LogLevel.Error, Message = "The preflight broke down; it is tried again in five minutes, and the monitor goes on")]
        public static partial void Broken(ILogger log, Exception broken);
    }
}
