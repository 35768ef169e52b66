namespace HybridFailover.Lab.Endpoint.Model;

/// <summary>A kind of resource: how its ids look, and what EC2 says when one is wrong.</summary>
internal sealed record IdKind(string Prefix, string Word, string Malformed, string NotFoundCode, string ResourceType)
{
    public static readonly IdKind Vpc = new("vpc-", "vpc", "InvalidVpcId.Malformed", "InvalidVpcID.NotFound", "vpc");
    public static readonly IdKind Subnet = new("subnet-", "subnet", "InvalidSubnetId.Malformed", "InvalidSubnetID.NotFound", "subnet");
    public static readonly IdKind RouteTable = new("rtb-", "routeTable", "InvalidRouteTableId.Malformed", "InvalidRouteTableID.NotFound", "route-table");
    public static readonly IdKind Association = new("rtbassoc-", "association", "InvalidAssociationId.Malformed", "InvalidAssociationID.NotFound", "");
    public static readonly IdKind Interface = new("eni-", "networkInterface", "InvalidNetworkInterfaceId.Malformed", "InvalidNetworkInterfaceID.NotFound", "network-interface");
    public static readonly IdKind Attachment = new("eni-attach-", "attachment", "InvalidAttachmentId.Malformed", "InvalidAttachmentID.NotFound", "");
    public static readonly IdKind Instance = new("i-", "instance", "InvalidInstanceID.Malformed", "InvalidInstanceID.NotFound", "instance");
    public static readonly IdKind VpnGateway = new("vgw-", "vpnGateway", "InvalidVpnGatewayId.Malformed", "InvalidVpnGatewayID.NotFound", "vpn-gateway");
    public static readonly IdKind PrefixList = new("pl-", "prefix list", "InvalidPrefixListId.Malformed", "InvalidPrefixListID.NotFound", "prefix-list");

    public static readonly IReadOnlyList<IdKind> All = [Vpc, Subnet, RouteTable, Association, Attachment, Interface, Instance, VpnGateway, PrefixList];

    /// <summary>Prefix and 8 or 17 hexadecimal digits, as EC2's own ids.</summary>
    public bool IsWellFormed(string id)
    {
        if (!id.StartsWith(Prefix, StringComparison.Ordinal) || id.Length - Prefix.Length is not (8 or 17)) return false;
        foreach (var digit in id.AsSpan(Prefix.Length))
            if (!char.IsAsciiHexDigitLower(digit)) return false;
        return true;
    }

    /// <exception cref="Refusal">The id is not of this kind.</exception>
    public string Check(string id) => IsWellFormed(id) ? id : throw Refusal.Bad(Malformed, $"Invalid id: \"{id}\" (expecting \"{Prefix}...\")");

    public Refusal NotFound(string id) => Refusal.Bad(NotFoundCode, $"The {Word} ID '{id}' does not exist");
}
