using Microsoft.AspNetCore.Components;

namespace HybridFailover.Web.Components.Live;

/// <summary>A component that is repainted when what it shows has changed. Until the circuit is connected it shows no number.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    [Inject] protected Screen Screen { get; set; } = null!;

    /// <summary>Whether a painting is a reason to render.</summary>
    protected virtual bool Concerns(Painting painting) => true;

    /// <summary>Before a render that a painting asks for; on the circuit's dispatcher.</summary>
    protected virtual void OnPainted(Painting painting)
    {
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        // Not in OnInitialized: that runs for the rendering without a circuit, too, and would leave a handler behind.
        if (firstRender) Screen.Painted += Take;
    }

    private void Take(Painting painting)
    {
        try
        {
            if (!Concerns(painting)) return;
            OnPainted(painting);
            StateHasChanged();
        }
        catch (Exception failed)
        {
            // To the panel around it: thrown from here, it would keep the components behind it from being painted.
            _ = DispatchExceptionAsync(failed);
        }
    }

    public virtual void Dispose()
    {
        Screen.Painted -= Take;
        GC.SuppressFinalize(this);
    }
}
