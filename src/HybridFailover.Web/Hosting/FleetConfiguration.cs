using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using Monitor = HybridFailover.Engine.Monitoring.Monitor;

namespace HybridFailover.Web.Hosting;

/// <summary>The sites as configured: read at the start, and again whenever the file changes. An invalid one is told, and the running one stays.</summary>
internal sealed partial class FleetConfiguration(ILoggerFactory logs)
{
    private readonly ILogger _log = logs.CreateLogger<FleetConfiguration>();

    /// <exception cref="StartException">It is not valid: every error, one a line.</exception>
    /// <param name="isLab">The lab's own sites are as they should be for practice: nobody is warned of them.</param>
    public Fleet ReadFirst(IConfiguration configuration, bool isLab)
    {
        var reading = FleetReader.Read(configuration);
        if (reading.Fleet is not { } fleet)
            throw new StartException($"The configuration is not valid:{Environment.NewLine}{string.Join(Environment.NewLine, reading.Errors.Select(error => "  " + error))}");
        if (!isLab)
            foreach (var warning in reading.Warnings) Log.Warning(_log, warning);
        return fleet;
    }

    /// <summary>Follows the file until cancelled; what is wrong with it is shown with the monitor's own condition.</summary>
    public async Task FollowAsync(ConfigurationFile file, RunSettings settings, Monitor monitor, CancellationToken stopping)
    {
        var watch = new ConfigurationWatch(
            file.Path, file.Content, content => ConfigurationFile.Build(content, settings.HostArguments),
            (reading, _) => Task.FromResult(Take(reading, monitor)), TimeProvider.System, logs.CreateLogger<ConfigurationWatch>());
        monitor.ConfigurationComplaint = () => watch.Standing.Complaint;
        await watch.RunAsync(stopping);
    }

    private string? Take(FleetReading reading, Monitor monitor)
    {
        var (fleet, running) = (reading.Fleet!, monitor.Fleet);
        if (fleet.Region != running.Region || fleet.Endpoint != running.Endpoint) Log.NeedsRestart(_log);
        var refusals = monitor.Apply(fleet with { Region = running.Region, Endpoint = running.Endpoint });
        return refusals.Count == 0 ? null
            : $"The changed configuration waits, the running one stays: {string.Join("; ", refusals)}";
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Configuration: {Warning}")]
        public static partial void Warning(ILogger log, Problem warning);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Aws:Region and Aws:Endpoint change only with a restart; everything else is taken over")]
        public static partial void NeedsRestart(ILogger log);
    }
}
