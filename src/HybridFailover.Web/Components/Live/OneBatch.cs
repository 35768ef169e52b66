using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace HybridFailover.Web.Components.Live;

/// <summary>
/// Lets many components that paint themselves go to the browser together. Components that ask for a render while one is under way join it;
/// asked one after the other, each would be a message of its own, and be answered by the browser for itself.
/// </summary>
public sealed class OneBatch : ComponentBase
{
    private Action? _paint;

    /// <summary>On the circuit's dispatcher.</summary>
    /// <param name="paint">Tells the components.</param>
    public void Run(Action paint)
    {
        _paint = paint;
        StateHasChanged();
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var paint = _paint;
        _paint = null;
        paint?.Invoke();
    }
}
