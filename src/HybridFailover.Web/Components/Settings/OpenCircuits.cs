using Microsoft.AspNetCore.Components.Server.Circuits;

namespace HybridFailover.Web.Components.Settings;

/// <summary>How many screens are open: each browser tab is a circuit of its own.</summary>
public sealed class OpenCircuits : CircuitHandler
{
    private int _open;
    private int _connected;

    /// <summary>Kept on the server, those that lost their connection a short while ago included.</summary>
    public int Open => _open;

    public int Connected => _connected;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) => Count(ref _open, 1);
    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken) => Count(ref _open, -1);
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => Count(ref _connected, 1);
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => Count(ref _connected, -1);

    private static Task Count(ref int number, int change)
    {
        Interlocked.Add(ref number, change);
        return Task.CompletedTask;
    }
}
