using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Primitives;
using Monitor = HybridFailover.Engine.Monitoring.Monitor;

namespace HybridFailover.Web.Hosting;

/// <summary>The sites as configured: read at the start, and again whenever the configuration changes. An invalid one is told, and the running one stays.</summary>
internal sealed partial class FleetConfiguration(IConfiguration configuration, ILogger<FleetConfiguration> log)
{
    private string _lastRead = "";

    /// <exception cref="StartException">It is not valid: every error, one a line.</exception>
    public Fleet ReadFirst()
    {
        var reading = FleetReader.Read(configuration);
        if (reading.Fleet is not { } fleet)
            throw new StartException($"The configuration is not valid:{Environment.NewLine}{string.Join(Environment.NewLine, reading.Errors.Select(error => "  " + error))}");
        foreach (var warning in reading.Warnings) Log.Warning(log, warning);
        _lastRead = Words();
        return fleet;
    }

    public IDisposable Follow(Monitor monitor) => ChangeToken.OnChange(configuration.GetReloadToken, () => Swap(monitor));

    /// <summary>Never throws: it runs on the file watcher's thread, and whatever is wrong with a file must not end the watching.</summary>
    internal void Swap(Monitor monitor)
    {
        try
        {
            // Editors write a file several times over, and a file that can't be read leaves the values as they were.
            var words = Words();
            if (words == Interlocked.Exchange(ref _lastRead, words)) return;
            var reading = FleetReader.Read(configuration);
            foreach (var error in reading.Errors) Log.Invalid(log, error);
            if (reading.Fleet is not { } fleet) return;
            foreach (var warning in reading.Warnings) Log.Warning(log, warning);
            if (fleet.Region != monitor.Fleet.Region || fleet.Endpoint != monitor.Fleet.Endpoint) Log.NeedsRestart(log);
            var refusals = monitor.Apply(fleet with { Region = monitor.Fleet.Region, Endpoint = monitor.Fleet.Endpoint });
            foreach (var refusal in refusals) Log.Refused(log, refusal);
            if (refusals.Count == 0) Log.Swapped(log, fleet.Sites.Count);
        }
        catch (Exception failed)
        {
            Log.Failed(log, failed);
        }
    }

    private string Words() => string.Join('\n', configuration.GetSection(FleetReader.Section).AsEnumerable());

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Configuration: {Warning}")]
        public static partial void Warning(ILogger log, Problem warning);

        [LoggerMessage(Level = LogLevel.Error, Message = "The changed configuration is not valid, the running one stays: {Error}")]
        public static partial void Invalid(ILogger log, Problem error);

        [LoggerMessage(Level = LogLevel.Error, Message = "The changed configuration is refused, the running one stays: {Refusal}")]
        public static partial void Refused(ILogger log, string refusal);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Aws:Region and Aws:Endpoint change only with a restart; everything else is taken over.")]
        public static partial void NeedsRestart(ILogger log);

        [LoggerMessage(Level = LogLevel.Information, Message = "The configuration was read again: {Sites} sites.")]
        public static partial void Swapped(ILogger log, int sites);

        [LoggerMessage(Level = LogLevel.Error, Message = "The changed configuration could not be taken over; the running one stays.")]
        public static partial void Failed(ILogger log, Exception failed);
    }
}
