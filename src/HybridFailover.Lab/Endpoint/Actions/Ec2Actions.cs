using System.Collections.Frozen;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>Everything that the endpoint understands.</summary>
internal static class Ec2Actions
{
    public static readonly FrozenDictionary<string, Ec2Action> ByName = new[]
    {
        RouteActions.All, RouteTableActions.All, VpcActions.All, InterfaceActions.All, InstanceActions.All,
        GatewayActions.All, PrefixListActions.All, TagActions.All, IdentityActions.All,
    }.SelectMany(each => each).ToFrozenDictionary(action => action.Name, StringComparer.Ordinal);
}
