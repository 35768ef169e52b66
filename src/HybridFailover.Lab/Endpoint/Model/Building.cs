using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Lab.Endpoint.Model;

/// <summary>What sets a network up: VPC, subnets, tables, interfaces, instances.</summary>
internal static class Building
{
    /// <summary>A VPC comes with its main table, and each table with the local route.</summary>
    public static VpcWorld AddVpc(VpcWorld world, string id, Destination cidr, string mainTableId, string associationId)
    {
        var added = world with { Vpcs = world.Vpcs.Add(id, new Vpc(id, cidr)) };
        added = AddTable(added, mainTableId, id);
        return added.With(added.Tables[mainTableId] with { Associations = [new Association(associationId, null)] });
    }

    public static VpcWorld AddSubnet(VpcWorld world, string id, string vpcId, Destination cidr, string zone)
    {
        if (!world.Vpc(vpcId).Cidr.Covers(cidr))
            throw Refusal.State("InvalidSubnet.Range", $"The CIDR '{cidr}' is invalid.");
        foreach (var each in world.Subnets.Values)
            if (each.VpcId == vpcId && each.Cidr.Overlaps(cidr))
                throw Refusal.State("InvalidSubnet.Conflict", $"The CIDR '{cidr}' conflicts with another subnet");
        return world with { Subnets = world.Subnets.Add(id, new Subnet(id, vpcId, cidr, zone)) };
    }

    public static VpcWorld AddTable(VpcWorld world, string id, string vpcId)
    {
        var local = new Route(world.Vpc(vpcId).Cidr, Targets.Local, RouteOrigin.Local);
        return world with { Tables = world.Tables.Add(id, new RouteTable(id, vpcId) { Static = [local] }) };
    }

    public static VpcWorld Associate(VpcWorld world, string associationId, string tableId, string subnetId)
    {
        var table = world.Table(tableId);
        if (world.Subnet(subnetId).VpcId != table.VpcId)
            throw Refusal.State("InvalidParameterValue", $"Route table {tableId} and subnet {subnetId} belong to different networks");
        foreach (var each in world.Tables.Values)
            if (each.Associations.Any(association => association.SubnetId == subnetId))
                throw Refusal.State("Resource.AlreadyAssociated", $"the specified association for route table {each.Id} conflicts with an existing association");
        return world.With(table with { Associations = table.Associations.Add(new Association(associationId, subnetId)) });
    }

    public static VpcWorld Disassociate(VpcWorld world, string associationId)
    {
        IdKind.Association.Check(associationId);
        foreach (var table in world.Tables.Values)
        {
            var found = table.Associations.FirstOrDefault(each => each.Id == associationId);
            if (found is null) continue;
            if (found.IsMain) throw Refusal.State("InvalidParameterValue", $"cannot disassociate the main route table association {associationId}");
            return world.With(table with { Associations = table.Associations.Remove(found) });
        }

        throw IdKind.Association.NotFound(associationId);
    }

    /// <summary>With no address given, the subnet's first free one; EC2 keeps the first four and the last of each subnet.</summary>
    public static VpcWorld AddInterface(VpcWorld world, string id, string subnetId, string? address, string description)
    {
        var subnet = world.Subnet(subnetId);
        var taken = world.Interfaces.Values.Where(each => each.SubnetId == subnetId).Select(each => each.Address).ToHashSet(StringComparer.Ordinal);
        if (address is not null && (!System.Net.IPAddress.TryParse(address, out var asked) || !subnet.Cidr.Network!.Value.Contains(asked)))
            throw Refusal.State("InvalidParameterValue", $"Address {address} does not fall within the subnet's address range");
        if (address is not null && taken.Contains(address))
            throw Refusal.State("InvalidIPAddress.InUse", $"Address {address} is in use.");
        address ??= SubnetAddresses.Free(subnet.Cidr, taken)
            ?? throw Refusal.State("InsufficientFreeAddressesInSubnet", $"There are not enough free addresses in subnet '{subnetId}' to satisfy the requested number of interfaces.");
        return world with { Interfaces = world.Interfaces.Add(id, new NetworkInterface(id, subnetId, subnet.VpcId, address) { Description = description }) };
    }

    public static VpcWorld AddInstance(VpcWorld world, string id, string subnetId, string imageId) =>
        world.With(new Instance(id, subnetId, world.Subnet(subnetId).VpcId, imageId, InstanceState.Running));

    public static VpcWorld Attach(VpcWorld world, string attachmentId, string interfaceId, string instanceId, int deviceIndex)
    {
        var each = world.Interface(interfaceId);
        if (each.Attachment is not null)
            throw Refusal.State("InvalidNetworkInterface.InUse", $"Interface: [{interfaceId}] in use.");
        if (world.Instance(instanceId).VpcId != each.VpcId)
            throw Refusal.State("InvalidParameterCombination", $"You may not attach a network interface to an instance if they are not in the same VPC ({each.VpcId})");
        return world.With(each with { Attachment = new Attachment(attachmentId, instanceId, deviceIndex) });
    }

    public static VpcWorld Detach(VpcWorld world, string attachmentId)
    {
        IdKind.Attachment.Check(attachmentId);
        var found = world.Interfaces.Values.FirstOrDefault(each => each.Attachment?.Id == attachmentId) ?? throw IdKind.Attachment.NotFound(attachmentId);
        return world.With(found with { Attachment = null });
    }
}
