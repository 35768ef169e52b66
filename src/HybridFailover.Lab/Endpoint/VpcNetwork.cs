using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Endpoint.Model;

namespace HybridFailover.Lab.Endpoint;

/// <summary>
/// The network behind the endpoint, for whoever plays AWS, the line, or another operator. Thread-safe. Each change is told to the sinks
/// before the method returns. A wrong id or CIDR throws <see cref="ArgumentException"/>.
/// </summary>
public sealed class VpcNetwork
{
    private readonly Lock _gate = new();
    private readonly List<RouteFeed> _feeds = [];
    private readonly Ids _ids;
    private readonly Clock _clock;
    private readonly WorldHistory _history;
    private VpcWorld _world;

    internal VpcNetwork(VpcWorld world, Ids ids, Clock clock) => (_world, _ids, _clock, _history) = (world, ids, clock, new WorldHistory(world));

    internal VpcWorld World => Volatile.Read(ref _world);

    internal Ids Ids => _ids;

    /// <summary>Ids of all route tables.</summary>
    public IReadOnlyList<string> Tables => [.. World.Tables.Keys];

    /// <summary>Tells this sink every table as it stands now, and every change from now on.</summary>
    public void Subscribe(IRouteSink sink)
    {
        lock (_gate)
        {
            var feed = new RouteFeed(sink);
            _feeds.Add(feed);
            feed.TellAll(_world);
        }
    }

    /// <summary>The sink hears nothing more once this returns.</summary>
    public void Unsubscribe(IRouteSink sink)
    {
        lock (_gate) _feeds.RemoveAll(feed => feed.IsFor(sink));
    }

    /// <summary>A VPC with its main table.</summary>
    public void AddVpc(string id, string cidr, string? mainTableId = null) => Act(world =>
        Building.AddVpc(world, IdKind.Vpc.Check(id), Cidr(cidr), IdKind.RouteTable.Check(mainTableId ?? _ids.Next(IdKind.RouteTable)), _ids.Next(IdKind.Association)));

    /// <summary>A subnet in a zone, such as <c>us-west-2-lax-1a</c>.</summary>
    public void AddSubnet(string id, string vpcId, string cidr, string zone = "us-east-1a") => Act(world =>
        Building.AddSubnet(world, IdKind.Subnet.Check(id), vpcId, Cidr(cidr), zone));

    /// <summary>A route table with this id; with a subnet, it is the one that the subnet's traffic follows.</summary>
    public void AddTable(string id, string vpcId, string? subnetId = null) => Act(world =>
    {
        var added = Building.AddTable(world, IdKind.RouteTable.Check(id), vpcId);
        return subnetId is null ? added : Building.Associate(added, _ids.Next(IdKind.Association), id, subnetId);
    });

    /// <summary>A network interface with this id, attached to a running instance, source/destination check off: an appliance's leg.</summary>
    public void AddInterface(string id, string subnetId, string? address = null, string? instanceId = null) => Act(world =>
    {
        var instance = instanceId ?? _ids.Next(IdKind.Instance);
        var added = Building.AddInterface(world, IdKind.Interface.Check(id), subnetId, address, "");
        added = added.With(added.Interfaces[id] with { ChecksSourceAndDestination = false });
        if (!added.Instances.ContainsKey(instance)) added = Building.AddInstance(added, IdKind.Instance.Check(instance), subnetId, "ami-00000000000000000");
        var device = added.Interfaces.Values.Count(each => each.Attachment?.InstanceId == instance);
        return Building.Attach(added, _ids.Next(IdKind.Attachment), id, instance, device);
    });

    /// <summary>A virtual private gateway, attached to a VPC.</summary>
    public void AddGateway(string id, string vpcId) => Act(world => world.With(new VpnGateway(IdKind.VpnGateway.Check(id), world.Vpc(vpcId).Id)));

    /// <summary>Every destination that the gateway learns shows in this table from now on.</summary>
    public void EnablePropagation(string tableId, string gatewayId) => Act(world => Propagation.Enable(world, tableId, gatewayId));

    /// <summary>The gateway learns a destination over BGP.</summary>
    public void Learn(string gatewayId, string cidr) => Act(world => Propagation.Learn(world, gatewayId, Cidr(cidr)));

    /// <summary>The gateway loses a destination: its BGP session went down, or the prefix was withdrawn.</summary>
    public void Forget(string gatewayId, string cidr) => Act(world => Propagation.Forget(world, gatewayId, Cidr(cidr)));

    /// <summary>Puts one propagated row into one table.</summary>
    public void Propagate(string tableId, string cidr, string gatewayId) => Act(world =>
        Propagation.Propagate(world, tableId, Cidr(cidr), world.Gateway(gatewayId).Id));

    /// <summary>Takes one propagated row out of one table.</summary>
    public void Withdraw(string tableId, string cidr) => Act(world => Propagation.Withdraw(world, tableId, Cidr(cidr)));

    /// <summary>A static row as somebody else would write it: made, or turned to another target. Not in the log of calls.</summary>
    public void SetRoute(string tableId, string destination, string target) => Act(world =>
    {
        var there = Routes.Find(world.Table(tableId).Static, Cidr(destination)) >= 0;
        return there ? Routes.Replace(world, tableId, Cidr(destination), target) : Routes.Create(world, tableId, Cidr(destination), target, int.MaxValue);
    });

    /// <summary>A static row goes, as when somebody else deletes it.</summary>
    public void RemoveRoute(string tableId, string destination) => Act(world => Routes.Delete(world, tableId, Cidr(destination)));

    /// <summary>The interface is gone; rows that lead to it stay as black holes.</summary>
    public void LoseInterface(string id) => Act(world => world with { Interfaces = world.Interfaces.Remove(world.Interface(id).Id) });

    /// <summary>The instance stops (rows to its interfaces become black holes) or runs again.</summary>
    public void SetRunning(string instanceId, bool running) => Act(world =>
        world.With(world.Instance(instanceId) with { State = running ? InstanceState.Running : InstanceState.Stopped }));

    /// <summary>Which rows of a table carry traffic now, as sinks are told. Longest prefix first.</summary>
    public IReadOnlyList<RouteRow> EffectiveRows(string tableId)
    {
        var world = World;
        return EffectiveRoutes.Of(world, world.Table(tableId));
    }

    /// <summary>Every row of a table as DescribeRouteTables shows it: static, then propagated.</summary>
    public IReadOnlyList<RouteRow> Rows(string tableId)
    {
        var world = World;
        var table = world.Table(tableId);
        return [.. table.Static.Concat(table.Propagated).Select(each => new RouteRow(each.Destination, each.Target, each.Origin, Targets.StateOf(world, each.Target)))];
    }

    /// <summary>Applies one change; the sinks have heard of it when this returns. What the change throws leaves everything as it was.</summary>
    /// <returns>Whether anything is different now.</returns>
    internal bool Change(Func<VpcWorld, VpcWorld> change)
    {
        lock (_gate)
        {
            var (before, after) = (_world, change(_world));
            if (ReferenceEquals(before, after)) return false;
            _history.Add(_clock.Now, after);
            Volatile.Write(ref _world, after);
            foreach (var feed in _feeds) feed.Tell(before, after);
            return true;
        }
    }

    /// <summary>The network as it was.</summary>
    internal VpcWorld WorldAgo(TimeSpan ago)
    {
        lock (_gate) return _history.At(_clock.Now - ago);
    }

    private void Act(Func<VpcWorld, VpcWorld> change)
    {
        try
        {
            Change(change);
        }
        catch (Refusal refusal)
        {
            throw new ArgumentException(refusal.Message, refusal);
        }
    }

    private static Destination Cidr(string text) => Destination.Parse(text) ?? throw new ArgumentException($"'{text}' is neither a CIDR nor a prefix list's id.");
}
