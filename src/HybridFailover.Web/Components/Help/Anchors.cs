using HybridFailover.Web.Components.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HybridFailover.Web.Components.Help;

/// <summary>Addresses that name a place in a page: the browser looks for it before the circuit has drawn the page, and gives up too early.</summary>
public static class Anchors
{
    /// <summary>After the first rendering: brings the place into view and marks it. Without one in the address it does nothing.</summary>
    public static async Task ShowAsync(IJSRuntime browser, NavigationManager navigation)
    {
        if (!navigation.Uri.Contains('#', StringComparison.Ordinal)) return;
        try
        {
            await browser.InvokeVoidAsync("hf.anchor.show", FramePush.Limit);
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSDisconnectedException)
        {
            // Nobody is looking any more.
        }
    }
}
