using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HybridFailover.Web.Components.Live;

/// <summary>Keeps the failure of one part of a page to that part, and gives it an id that is in the log, too.</summary>
public sealed partial class Panel(TimeProvider time, ILogger<Panel> log) : ErrorBoundaryBase
{
    private string _id = "";
    private DateTimeOffset _since;

    /// <summary>What can't be shown, e.g. "The alarm list".</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>What a person can still rely on.</summary>
    [Parameter] public string StillWorks { get; set; } = "The rest of the page and the monitoring are not affected.";

    protected override Task OnErrorAsync(Exception exception)
    {
        _since = time.GetUtcNow();
        // Short enough to be read out over the telephone; the log has the instant as well.
        _id = $"{(_since.UtcTicks / TimeSpan.TicksPerMillisecond) & 0xFFFF:X4}";
        Log.Failed(log, Name, _id, exception);
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Name} can't be shown, error {Id}")]
        public static partial void Failed(ILogger log, string name, string id, Exception exception);
    }
}
