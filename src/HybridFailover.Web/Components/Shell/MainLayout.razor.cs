using HybridFailover.Lab;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace HybridFailover.Web.Components.Shell;

/// <summary>What stands around every page. It starts the circuit's <see cref="Screen"/>, and repaints itself with every beat.</summary>
public sealed partial class MainLayout(Screen screen, PreflightService preflight, NavigationManager navigation, IServiceProvider services)
{
    private readonly bool _isLab = services.GetService<ILabControl>() is not null;

    // Against the page's own address: the document's base is the root, and "#main" alone would lead there.
    private string SkipTarget => $"{navigation.Uri.Split('#')[0]}#main";

    // Not earlier: the page is first rendered once without a circuit, and that rendering must neither subscribe nor show a number.
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        screen.Painted += OnPainted;
        screen.Start(InvokeAsync);
    }

    private void OnPainted(Painting painting) => StateHasChanged();

    public void Dispose() => screen.Painted -= OnPainted;
}
