using Microsoft.AspNetCore.Components.Authorization;

namespace HybridFailover.Web.Guard;

/// <summary>For pages: whether the person behind this circuit may command, and under which name.</summary>
public sealed class LocalOperator(AuthenticationStateProvider circuit)
{
    /// <summary>The actor for commands.</summary>
    /// <returns>Null: this page was opened from another machine or through a proxy; it may look, and not command.</returns>
    public async Task<string?> ActorAsync() => Operator.Actor((await circuit.GetAuthenticationStateAsync()).User);
}
