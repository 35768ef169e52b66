using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Lab.Endpoint.Model;

/// <summary>What a route may lead to, and whether that is there.</summary>
internal static class Targets
{
    public const string Local = "local";

    private static readonly Destination[] Reserved = [Destination.Parse("169.254.168.0/22")!, Destination.Parse("fd00:ec2::/32")!];

    /// <summary>Targets that this endpoint keeps no record of are taken as they are; of its own kinds each must be in the table's VPC.</summary>
    /// <returns>The target as the row stores it: an instance stands for its interface.</returns>
    public static string Check(VpcWorld world, RouteTable table, string target)
    {
        if (target.StartsWith(IdKind.Interface.Prefix, StringComparison.Ordinal))
            return InVpc(world.Interface(target).VpcId, table, target);
        if (target.StartsWith(IdKind.Instance.Prefix, StringComparison.Ordinal))
            return InVpc(world.Instance(target).VpcId, table, PrimaryInterface(world, target));
        if (target.StartsWith(IdKind.VpnGateway.Prefix, StringComparison.Ordinal))
        {
            if (!world.Gateways.TryGetValue(IdKind.VpnGateway.Check(target), out var gateway))
                throw Refusal.Bad("InvalidGatewayID.NotFound", $"The gateway ID '{target}' does not exist");
            if (gateway.VpcId != table.VpcId)
                throw Refusal.State("InvalidParameterValue", $"route table {table.Id} and network gateway {target} belong to different networks");
        }

        return target;
    }

    /// <exception cref="Refusal">A prefix list that does not exist, or a range that AWS keeps to itself.</exception>
    public static void CheckDestination(VpcWorld world, Destination destination)
    {
        if (destination.IsPrefixList) world.PrefixList(destination.Text);
        else if (Array.Exists(Reserved, each => each.Covers(destination)))
            throw Refusal.State("InvalidParameterValue", $"The destination {destination} is within a range that is reserved for AWS services.");
    }

    /// <summary>A row whose interface is gone or whose instance does not run drops its traffic, and stays until somebody deletes it.</summary>
    public static RouteState StateOf(VpcWorld world, string target)
    {
        if (target.StartsWith(IdKind.Interface.Prefix, StringComparison.Ordinal))
            return IsAlive(world, target) ? RouteState.Active : RouteState.Blackhole;
        if (target.StartsWith(IdKind.VpnGateway.Prefix, StringComparison.Ordinal))
            return world.Gateways.TryGetValue(target, out var gateway) && gateway.VpcId is not null ? RouteState.Active : RouteState.Blackhole;
        return RouteState.Active;
    }

    /// <summary>While an instance is stopping its routes stay active, as seen on EC2.</summary>
    private static bool IsAlive(VpcWorld world, string interfaceId) =>
        world.Interfaces.TryGetValue(interfaceId, out var found)
        && found.Attachment is { } attachment
        && world.Instances.TryGetValue(attachment.InstanceId, out var instance)
        && instance.State is not (InstanceState.Stopped or InstanceState.Terminated);

    private static string PrimaryInterface(VpcWorld world, string instanceId)
    {
        foreach (var each in world.Interfaces.Values)
            if (each.Attachment is { DeviceIndex: 0 } attachment && attachment.InstanceId == instanceId) return each.Id;
        throw Refusal.State("InvalidInstanceID", $"There are no interfaces attached to instance '{instanceId}'. Specify an interface for the route instead.");
    }

    private static string InVpc(string vpcId, RouteTable table, string target) => vpcId == table.VpcId
        ? target
        : throw Refusal.State("InvalidParameterValue", $"route table {table.Id} and interface {target} belong to different networks");
}
