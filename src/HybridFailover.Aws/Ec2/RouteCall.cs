using HybridFailover.Aws.Wire;
using HybridFailover.Engine.Routing;

namespace HybridFailover.Aws.Ec2;

/// <summary>The calls that change a route, each to be sent once.</summary>
internal static class RouteCall
{
    public static QueryForm Create(Slot slot, string target) => WithTarget(For("CreateRoute", slot), target);

    public static QueryForm Replace(Slot slot, string target) => WithTarget(For("ReplaceRoute", slot), target);

    public static QueryForm Delete(Slot slot) => For("DeleteRoute", slot);

    /// <summary>Asks whether the call would be allowed; answered by the error <c>DryRunOperation</c>.</summary>
    public static QueryForm Dry(this QueryForm form) => form.Add("DryRun", "true");

    private static QueryForm For(string action, Slot slot) => new QueryForm(action)
        .Add("RouteTableId", slot.RouteTableId)
        .Add(slot.Destination switch
        {
            { IsPrefixList: true } => "DestinationPrefixListId",
            { IsIPv6: true } => "DestinationIpv6CidrBlock",
            _ => "DestinationCidrBlock",
        }, slot.Destination.Text);

    private static QueryForm WithTarget(QueryForm form, string target) => form.Add(
        target.StartsWith("eni-", StringComparison.Ordinal) ? "NetworkInterfaceId"
        : target.StartsWith("tgw-", StringComparison.Ordinal) ? "TransitGatewayId"
        : "GatewayId", target);
}
