namespace HybridFailover.Lab.Endpoint.Model;

/// <summary>What takes a network down again; refused with DependencyViolation while something needs it.</summary>
internal static class Removal
{
    public static VpcWorld Table(VpcWorld world, string id)
    {
        if (!world.Table(id).Associations.IsEmpty) throw Needed($"The routeTable '{id}' has dependencies and cannot be deleted.");
        return Untag(world with { Tables = world.Tables.Remove(id) }, id);
    }

    public static VpcWorld Interface(VpcWorld world, string id)
    {
        if (world.Interface(id).Attachment is not null) throw Refusal.State("InvalidParameterValue", $"Network interface '{id}' is currently in use.");
        return Untag(world with { Interfaces = world.Interfaces.Remove(id) }, id);
    }

    /// <summary>Also takes the subnet's association away.</summary>
    public static VpcWorld Subnet(VpcWorld world, string id)
    {
        world.Subnet(id);
        if (world.Interfaces.Values.Any(each => each.SubnetId == id)) throw Needed($"The subnet '{id}' has dependencies and cannot be deleted.");
        foreach (var table in world.Tables.Values)
            if (table.Associations.Any(each => each.SubnetId == id))
                world = world.With(table with { Associations = table.Associations.RemoveAll(each => each.SubnetId == id) });
        return Untag(world with { Subnets = world.Subnets.Remove(id) }, id);
    }

    /// <summary>The main table goes with it.</summary>
    public static VpcWorld Vpc(VpcWorld world, string id)
    {
        world.Vpc(id);
        var tables = world.Tables.Values.Where(table => table.VpcId == id).ToList();
        if (world.Subnets.Values.Any(each => each.VpcId == id) || world.Gateways.Values.Any(each => each.VpcId == id) || tables.Exists(table => !table.IsMain))
            throw Needed($"The vpc '{id}' has dependencies and cannot be deleted.");
        return Untag(world with { Vpcs = world.Vpcs.Remove(id), Tables = world.Tables.RemoveRange(tables.Select(table => table.Id)) }, id);
    }

    public static VpcWorld Gateway(VpcWorld world, string id)
    {
        if (world.Gateway(id).VpcId is not null) throw Refusal.State("IncorrectState", $"The vpnGateway '{id}' is attached to a VPC.");
        return Untag(world with { Gateways = world.Gateways.Remove(id) }, id);
    }

    public static VpcWorld PrefixList(VpcWorld world, string id)
    {
        world.PrefixList(id);
        if (world.Tables.Values.Any(table => table.Static.Any(route => route.Destination.Text == id))) throw Needed($"The prefix list '{id}' is in use by a route table.");
        return Untag(world with { PrefixLists = world.PrefixLists.Remove(id) }, id);
    }

    private static VpcWorld Untag(VpcWorld world, string id) => world with { Tags = world.Tags.Remove(id) };

    private static Refusal Needed(string message) => Refusal.State("DependencyViolation", message);
}
