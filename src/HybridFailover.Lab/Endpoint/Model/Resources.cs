using System.Collections.Immutable;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Lab.Endpoint.Model;

internal sealed record Vpc(string Id, Destination Cidr);

internal sealed record Subnet(string Id, string VpcId, Destination Cidr, string Zone);

/// <summary>One row as it is stored; its state follows from the target.</summary>
internal sealed record Route(Destination Destination, string Target, RouteOrigin Origin);

internal sealed record Association(string Id, string? SubnetId)
{
    /// <summary>Every VPC's first table stands in for subnets that name none.</summary>
    public bool IsMain => SubnetId is null;
}

/// <summary>Static rows (the local one first) and propagated rows are kept apart: the same destination may stand in both.</summary>
internal sealed record RouteTable(string Id, string VpcId)
{
    public ImmutableArray<Route> Static { get; init; } = [];

    public ImmutableArray<Route> Propagated { get; init; } = [];

    public ImmutableArray<Association> Associations { get; init; } = [];

    public ImmutableArray<string> PropagatingGateways { get; init; } = [];

    public bool IsMain => Associations.Any(each => each.IsMain);
}

internal sealed record Attachment(string Id, string InstanceId, int DeviceIndex);

internal sealed record NetworkInterface(string Id, string SubnetId, string VpcId, string Address)
{
    public string Description { get; init; } = "";

    public bool ChecksSourceAndDestination { get; init; } = true;

    public Attachment? Attachment { get; init; }
}

internal enum InstanceState { Pending = 0, Running = 16, ShuttingDown = 32, Terminated = 48, Stopping = 64, Stopped = 80 }

internal sealed record Instance(string Id, string SubnetId, string VpcId, string ImageId, InstanceState State);

/// <param name="VpcId">The VPC it is attached to; null: none.</param>
internal sealed record VpnGateway(string Id, string? VpcId)
{
    /// <summary>What it has learned over BGP, and hands to every table that propagates from it.</summary>
    public ImmutableArray<Destination> Learned { get; init; } = [];
}

internal sealed record PrefixListEntry(Destination Cidr, string Description);

internal sealed record PrefixList(string Id, string Name, int MaxEntries, bool IsIPv6)
{
    public int Version { get; init; } = 1;

    public ImmutableArray<PrefixListEntry> Entries { get; init; } = [];
}
