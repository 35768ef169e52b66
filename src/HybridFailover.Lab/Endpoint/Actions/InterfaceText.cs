using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>A network interface as EC2 writes it.</summary>
internal static class InterfaceText
{
    public static void Write(XmlText xml, VpcWorld world, NetworkInterface each)
    {
        xml.Value("networkInterfaceId", each.Id).Value("subnetId", each.SubnetId).Value("vpcId", each.VpcId)
            .Value("availabilityZone", world.Subnets.GetValueOrDefault(each.SubnetId)?.Zone).Value("description", each.Description)
            .Value("ownerId", world.AccountId).Value("status", Status(each)).Value("privateIpAddress", each.Address)
            .Value("sourceDestCheck", each.ChecksSourceAndDestination).Value("interfaceType", "interface").Raw("<groupSet/>");
        if (each.Attachment is { } attachment) WriteAttachment(xml, attachment, world.AccountId);
        xml.WriteTags(world, each.Id);
    }

    /// <summary>As an instance lists its own.</summary>
    public static void WriteOfInstance(XmlText xml, NetworkInterface each)
    {
        xml.Value("networkInterfaceId", each.Id).Value("subnetId", each.SubnetId).Value("vpcId", each.VpcId).Value("status", Status(each))
            .Value("privateIpAddress", each.Address).Value("sourceDestCheck", each.ChecksSourceAndDestination);
        if (each.Attachment is { } attachment) WriteAttachment(xml, attachment, null);
    }

    public static string Status(NetworkInterface each) => each.Attachment is null ? "available" : "in-use";

    private static void WriteAttachment(XmlText xml, Attachment attachment, string? ownerId)
    {
        xml.Open("attachment").Value("attachmentId", attachment.Id);
        if (ownerId is not null) xml.Value("instanceId", attachment.InstanceId).Value("instanceOwnerId", ownerId);
        xml.Value("deviceIndex", attachment.DeviceIndex).Value("status", "attached").Value("deleteOnTermination", false).Close("attachment");
    }
}
