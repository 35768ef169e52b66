namespace HybridFailover.Engine.Sites;

/// <summary>
/// Where a slot sends its traffic: <c>propagated</c> (no static route of ours; the gateway's propagated route carries
/// the traffic) or a target, <c>eni-…</c>, <c>vgw-…</c> or <c>tgw-…</c>.
/// </summary>
/// <param name="Value">The text of the configuration: <c>propagated</c> or the target's id.</param>
public sealed record NextHop(string Value)
{
    /// <summary>No static route of ours.</summary>
    public static NextHop Propagated { get; } = new("propagated");

    /// <summary>True for <c>propagated</c>.</summary>
    public bool IsPropagated => Value == "propagated";

    /// <inheritdoc/>
    public override string ToString() => Value;
}
