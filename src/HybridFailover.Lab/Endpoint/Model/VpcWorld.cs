using System.Collections.Immutable;

namespace HybridFailover.Lab.Endpoint.Model;

/// <summary>Everything that the endpoint knows, as one immutable value. Sorted by id, so that pages stay in step over changes.</summary>
internal sealed record VpcWorld(string AccountId, string Region)
{
    public ImmutableSortedDictionary<string, Vpc> Vpcs { get; init; } = Empty<Vpc>();

    public ImmutableSortedDictionary<string, Subnet> Subnets { get; init; } = Empty<Subnet>();

    public ImmutableSortedDictionary<string, RouteTable> Tables { get; init; } = Empty<RouteTable>();

    public ImmutableSortedDictionary<string, NetworkInterface> Interfaces { get; init; } = Empty<NetworkInterface>();

    public ImmutableSortedDictionary<string, Instance> Instances { get; init; } = Empty<Instance>();

    public ImmutableSortedDictionary<string, VpnGateway> Gateways { get; init; } = Empty<VpnGateway>();

    public ImmutableSortedDictionary<string, PrefixList> PrefixLists { get; init; } = Empty<PrefixList>();

    /// <summary>Tags by resource id.</summary>
    public ImmutableDictionary<string, ImmutableSortedDictionary<string, string>> Tags { get; init; } =
        ImmutableDictionary<string, ImmutableSortedDictionary<string, string>>.Empty;

    public Vpc Vpc(string id) => Find(Vpcs, IdKind.Vpc, id);

    public Subnet Subnet(string id) => Find(Subnets, IdKind.Subnet, id);

    public RouteTable Table(string id) => Find(Tables, IdKind.RouteTable, id);

    public NetworkInterface Interface(string id) => Find(Interfaces, IdKind.Interface, id);

    public Instance Instance(string id) => Find(Instances, IdKind.Instance, id);

    public VpnGateway Gateway(string id) => Find(Gateways, IdKind.VpnGateway, id);

    public PrefixList PrefixList(string id) => Find(PrefixLists, IdKind.PrefixList, id);

    public VpcWorld With(RouteTable table) => this with { Tables = Tables.SetItem(table.Id, table) };

    public VpcWorld With(NetworkInterface each) => this with { Interfaces = Interfaces.SetItem(each.Id, each) };

    public VpcWorld With(Instance instance) => this with { Instances = Instances.SetItem(instance.Id, instance) };

    public VpcWorld With(VpnGateway gateway) => this with { Gateways = Gateways.SetItem(gateway.Id, gateway) };

    public VpcWorld With(PrefixList list) => this with { PrefixLists = PrefixLists.SetItem(list.Id, list) };

    private static T Find<T>(ImmutableSortedDictionary<string, T> all, IdKind kind, string id) =>
        all.TryGetValue(kind.Check(id), out var found) ? found : throw kind.NotFound(id);

    private static ImmutableSortedDictionary<string, T> Empty<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
