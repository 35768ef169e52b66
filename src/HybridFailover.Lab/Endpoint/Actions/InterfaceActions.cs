using HybridFailover.Lab.Endpoint.Model;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>Network interfaces.</summary>
internal static class InterfaceActions
{
    private static readonly Listing<NetworkInterface> Interfaces = new(IdKind.Interface, "NetworkInterfaceId", each => each.Id, new Dictionary<string, Func<VpcWorld, NetworkInterface, IEnumerable<string?>>>
    {
        ["network-interface-id"] = (_, each) => [each.Id],
        ["subnet-id"] = (_, each) => [each.SubnetId],
        ["vpc-id"] = (_, each) => [each.VpcId],
        ["owner-id"] = (world, _) => [world.AccountId],
        ["status"] = (_, each) => [InterfaceText.Status(each)],
        ["source-dest-check"] = (_, each) => [each.ChecksSourceAndDestination ? "true" : "false"],
        ["private-ip-address"] = (_, each) => [each.Address],
        ["addresses.private-ip-address"] = (_, each) => [each.Address],
        ["availability-zone"] = (world, each) => [world.Subnets.GetValueOrDefault(each.SubnetId)?.Zone],
        ["description"] = (_, each) => [each.Description],
        ["attachment.attachment-id"] = (_, each) => [each.Attachment?.Id],
        ["attachment.instance-id"] = (_, each) => [each.Attachment?.InstanceId],
        ["attachment.status"] = (_, each) => [each.Attachment is null ? null : "attached"],
    }) { AllowsPagesOfIds = false };

    public static readonly Ec2Action[] All =
    [
        Ec2Action.Write("CreateNetworkInterface", ["SubnetId", "Description", "PrivateIpAddress", "SecurityGroupId", "TagSpecification", "ClientToken"], (world, call) =>
        {
            var id = call.Ids.Next(IdKind.Interface);
            var after = Building.AddInterface(world, id, call.Parameters.Required("SubnetId"), call.Parameters["PrivateIpAddress"], call.Parameters["Description"] ?? "");
            after = TagText.TagAtCreation(after, call.Parameters, IdKind.Interface, id);
            call.Xml.Open("networkInterface");
            InterfaceText.Write(call.Xml, after, after.Interfaces[id]);
            call.Xml.Close("networkInterface");
            return after;
        }),

        Ec2Action.Read("DescribeNetworkInterfaces", Interfaces.Names(), (world, call) =>
        {
            var (items, next) = Interfaces.Page(world, call.Parameters, world.Interfaces);
            call.Xml.Items("networkInterfaceSet", items, each => InterfaceText.Write(call.Xml, world, each)).Value("nextToken", next);
        }),

        Ec2Action.WriteTrue("ModifyNetworkInterfaceAttribute", ["NetworkInterfaceId", "SourceDestCheck", "Description"], (world, call) =>
        {
            var found = world.Interface(call.Parameters.Required("NetworkInterfaceId"));
            if (call.Parameters["SourceDestCheck.Value"] is null && call.Parameters["Description.Value"] is null)
                throw Refusal.Bad("InvalidParameterCombination", "No attributes specified.");
            return world.With(found with
            {
                ChecksSourceAndDestination = call.Parameters.Bool("SourceDestCheck.Value", found.ChecksSourceAndDestination),
                Description = call.Parameters["Description.Value"] ?? found.Description,
            });
        }),

        Ec2Action.Write("AttachNetworkInterface", ["NetworkInterfaceId", "InstanceId", "DeviceIndex"], (world, call) =>
        {
            var id = call.Ids.Next(IdKind.Attachment);
            call.Parameters.Required("DeviceIndex");
            var device = call.Parameters.Number("DeviceIndex", 0, 15)!.Value;
            var after = Building.Attach(world, id, call.Parameters.Required("NetworkInterfaceId"), call.Parameters.Required("InstanceId"), device);
            call.Xml.Value("attachmentId", id);
            return after;
        }),

        Ec2Action.WriteTrue("DetachNetworkInterface", ["AttachmentId", "Force"], (world, call) => Building.Detach(world, call.Parameters.Required("AttachmentId"))),

        Ec2Action.WriteTrue("DeleteNetworkInterface", ["NetworkInterfaceId"], (world, call) => Removal.Interface(world, call.Parameters.Required("NetworkInterfaceId"))),
    ];
}
