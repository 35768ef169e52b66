namespace HybridFailover.Lab.Endpoint.Model;

/// <summary>A virtual private gateway serves one VPC, and a VPC has one.</summary>
internal static class GatewayAttachment
{
    public static VpcWorld Attach(VpcWorld world, string gatewayId, string vpcId)
    {
        var gateway = world.Gateway(gatewayId);
        world.Vpc(vpcId);
        if (gateway.VpcId == vpcId) return world;
        if (gateway.VpcId is not null) throw Refusal.State("VpnGatewayAttachmentLimitExceeded", $"The vpnGateway '{gatewayId}' is attached to another VPC.");
        if (world.Gateways.Values.Any(each => each.VpcId == vpcId))
            throw Refusal.State("InvalidVpcState", $"The vpc '{vpcId}' has a virtual private gateway already.");
        return world.With(gateway with { VpcId = vpcId });
    }

    /// <summary>Its propagated rows go with it; static rows to it become black holes.</summary>
    public static VpcWorld Detach(VpcWorld world, string gatewayId, string vpcId)
    {
        var gateway = world.Gateway(gatewayId);
        if (gateway.VpcId != vpcId)
            throw Refusal.State("InvalidVpnGatewayAttachment.NotFound", $"The attachment with vpn gateway ID '{gatewayId}' and vpc ID '{vpcId}' does not exist");
        foreach (var table in world.Tables.Values)
            if (table.PropagatingGateways.Contains(gatewayId)) world = Propagation.Disable(world, table.Id, gatewayId);
        return world.With(gateway with { VpcId = null });
    }
}
