using HybridFailover.Engine.Sites;
using HybridFailover.Lab;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace HybridFailover.Web.Components.Lab;

/// <summary>What a person turns in the lab; the page shows what the lab says afterwards, never what was asked.</summary>
public sealed partial class PathCutter(TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private string _how = CutWords.Ways[0].ToString();
    private string? _refusal;
    private bool _busy;

    [Parameter, EditorRequired] public ILabControl Lab { get; set; } = null!;
    [Parameter, EditorRequired] public Site Site { get; set; } = null!;
    [Parameter, EditorRequired] public SitePath Path { get; set; } = null!;
    [Parameter] public bool MayTurn { get; set; }

    protected override object Shown => (Cut, _how, _refusal, Disabled, Name);

    private string Name => PathNames.Of(Site, Path.Name);
    private bool Disabled => _busy || !MayTurn;
    private PathCut? Cut => Lab.Paths.FirstOrDefault(path => path.Site == Site.Code && path.Path == Path.Name)?.Cut;

    private Task CutAsync() => TurnAsync(cancel => Lab.CutAsync(Site.Code, Path.Name, PathCut.Parse(_how) ?? PathCut.Drop, cancel));

    private Task HealAsync() => TurnAsync(cancel => Lab.HealAsync(Site.Code, Path.Name, cancel));

    private async Task TurnAsync(Func<CancellationToken, Task> turn)
    {
        // Asked again here: a disabled button is a hint to people, not a rule for what comes over the circuit.
        if (!MayTurn) return;
        (_busy, _refusal) = (true, null);
        try
        {
            using var limit = new CancellationTokenSource(Limit, time);
            await turn(limit.Token);
        }
        catch (LabException refused)
        {
            _refusal = refused.Message;
        }
        catch (OperationCanceledException)
        {
            _refusal = "The lab did not answer within 10 s. Whether it has turned the path shows here as soon as it is known.";
        }
        finally
        {
            _busy = false;
        }
    }
}
