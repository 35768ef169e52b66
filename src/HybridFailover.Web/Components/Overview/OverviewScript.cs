using HybridFailover.Web.Components.Live;
using Microsoft.JSInterop;

namespace HybridFailover.Web.Components.Overview;

/// <summary>
/// The part of the Overview that lives in the browser: it draws the small charts, and tells what a person sees, points at and reads.
/// For one page of one circuit, on its dispatcher.
/// </summary>
public sealed partial class OverviewScript(IJSRuntime browser, FramePush push, RecentSeconds seconds, ILogger<OverviewScript> log) : IAsyncDisposable
{
    private readonly SparkFrames _frames = new(seconds);
    private DotNetObjectReference<OverviewScript>? _self;
    private Action _looked = () => { };

    /// <summary>Codes of the sites on the screen.</summary>
    public IReadOnlyCollection<string> Visible { get; private set; } = [];

    /// <summary>The pointer is over the sites, or the focus is in one.</summary>
    public bool IsPointing { get; private set; }

    /// <summary>The same for the list of recent transitions, or it is scrolled down.</summary>
    public bool IsReading { get; private set; }

    /// <summary>The number by which the script knows a path.</summary>
    public int NumberOf(string site, string path) => _frames.NumberOf(site, path);

    /// <returns>Whether this person wants the table.</returns>
    public async Task<bool> StartAsync(Action looked)
    {
        _looked = looked;
        _self = DotNetObjectReference.Create(this);
        try
        {
            return await browser.InvokeAsync<string?>("hf.overview.start", _self) == "table";
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSDisconnectedException)
        {
            return false;
        }
    }

    /// <summary>From the browser, on the circuit's dispatcher.</summary>
    [JSInvokable]
    public void Look(string[] visible, bool isPointing, bool isReading)
    {
        (Visible, IsPointing, IsReading) = (visible, isPointing, isReading);
        _looked();
    }

    /// <summary>Sends what the browser does not have yet of these paths; nothing while it is still busy with the last.</summary>
    public void Push(IEnumerable<(string Site, string Path)> shown, DateTimeOffset now)
    {
        if (_self is null || !push.IsFree) return;
        _ = SendAsync(_frames.Make(shown, now.ToUnixTimeSeconds()));
    }

    public Task KeepViewAsync(bool isTable) => AskAsync("hf.overview.keepView", isTable ? "table" : "cards");

    public Task ShowNewestAsync() => AskAsync("hf.overview.showNewest");

    public async ValueTask DisposeAsync()
    {
        if (_self is null) return;
        _self.Dispose();
        _self = null;
        await AskAsync("hf.overview.stop");
    }

    private async Task SendAsync(byte[] frame)
    {
        try
        {
            if (await push.SendAsync("hf.overview.push", frame)) _frames.Confirm();
        }
        catch (JSException failed)
        {
            Log.NotDrawn(log, failed);
        }
    }

    private async Task AskAsync(string function, params object?[] arguments)
    {
        try
        {
            await browser.InvokeVoidAsync(function, FramePush.Limit, arguments);
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSDisconnectedException)
        {
            // Nobody looks any more.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A browser could not draw the small charts of the Overview; its numbers are not affected")]
        public static partial void NotDrawn(ILogger log, Exception failed);
    }
}
