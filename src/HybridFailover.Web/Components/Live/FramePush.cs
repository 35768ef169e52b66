using Microsoft.JSInterop;

namespace HybridFailover.Web.Components.Live;

/// <summary>
/// Carries binary frames to one browser, one at a time: while a push is under way the next is not begun, and nothing is queued, so a slow
/// browser gets fewer frames and the server's memory stays flat. A push that is not confirmed within <see cref="Limit"/> is given up.
/// </summary>
public sealed class FramePush(IJSRuntime browser)
{
    /// <summary>The framework would wait a minute, and the screen would stand still for as long.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private bool _isUnderWay;

    /// <summary>Whether a frame may be made now.</summary>
    public bool IsFree => !_isUnderWay;

    /// <summary>Sends a frame. On the circuit's dispatcher, and only when <see cref="IsFree"/>.</summary>
    /// <param name="function">A function of the page's script, e.g. <c>hf.charts.push</c>.</param>
    /// <returns>Whether the browser took it; false: it did not within <see cref="Limit"/>, or is gone.</returns>
    public async Task<bool> SendAsync(string function, params object?[] arguments)
    {
        _isUnderWay = true;
        try
        {
            await browser.InvokeVoidAsync(function, Limit, arguments);
            return true;
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSDisconnectedException)
        {
            return false;
        }
        finally
        {
            _isUnderWay = false;
        }
    }
}
