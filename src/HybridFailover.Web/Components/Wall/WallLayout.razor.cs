using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Wall;

/// <summary>Around the wallboard: starts the circuit's <see cref="Screen"/> and keeps its beats on the page.</summary>
public sealed partial class WallLayout(Screen screen)
{
    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        screen.Painted += OnPainted;
        screen.Start(InvokeAsync);
    }

    private void OnPainted(Painting painting) => StateHasChanged();

    public void Dispose() => screen.Painted -= OnPainted;
}
