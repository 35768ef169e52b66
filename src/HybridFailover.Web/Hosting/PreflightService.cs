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

/// <summary>Looks at the start and every hour whether failovers would succeed. What it finds is shown; it never stops the machine.</summary>
public sealed partial class PreflightService(IPreflight preflight, IMonitor monitor, TimeProvider time, ILogger<PreflightService> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    private volatile PreflightFindings _findings = new(null, []);

    public PreflightFindings Findings => _findings;

    /// <summary>One look.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var checks = await preflight.RunAsync(monitor.Fleet, cancel);
        foreach (var check in checks.Except(_findings.Checks))
        {
            if (check.Result == PreflightResult.Fail) Log.Failed(log, check.Site ?? "all sites", check.Name, check.Sentence);
            else if (check.Result == PreflightResult.Warn) Log.Warned(log, check.Site ?? "all sites", check.Name, check.Sentence);
        }
        _findings = new PreflightFindings(time.GetUtcNow(), checks);
        if (_findings.IsArmed) Log.Armed(log, checks.Count);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken)
            {
                Log.Broken(log, broken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "NOT ARMED, {Site}, {Name}: {Sentence}")]
        public static partial void Failed(ILogger log, string site, string name, string sentence);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Site}, {Name}: {Sentence}")]
        public static partial void Warned(ILogger log, string site, string name, string sentence);

        [LoggerMessage(Level = LogLevel.Information, Message = "Armed: {Checks} checks, none failed")]
        public static partial void Armed(ILogger log, int checks);

        [LoggerMessage(Level = LogLevel.Error, Message = "The preflight broke down; it is tried again in an hour, and the monitor goes on")]
        public static partial void Broken(ILogger log, Exception broken);
    }
}
