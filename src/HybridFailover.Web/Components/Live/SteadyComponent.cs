using Microsoft.AspNetCore.Components;

namespace HybridFailover.Web.Components.Live;

/// <summary>A component that is painted anew only when what it shows is another: what stays the same costs a viewer no byte.</summary>
public abstract class SteadyComponent : ComponentBase
{
    private object? _shown;

    /// <summary>All that is shown, as a value: a string, or a tuple.</summary>
    protected abstract object Shown { get; }

    protected override bool ShouldRender() => !Equals(Shown, _shown);

    protected override void OnAfterRender(bool firstRender) => _shown = Shown;
}
