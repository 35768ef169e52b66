using System.Xml.Linq;
using HybridFailover.Aws.Wire;

namespace HybridFailover.Aws.Ec2;

/// <summary>An elastic network interface: what decides whether it can be a next hop.</summary>
/// <param name="Status"><c>in-use</c>, <c>available</c>, …</param>
/// <param name="Attachment"><c>attached</c>, …; null: not attached.</param>
internal sealed record NetworkInterface(string Id, string VpcId, string SubnetId, string Status, string? Attachment, string? InstanceId, bool SourceDestCheck)
{
    public static NetworkInterface Read(XElement item) => new(
        item.Text("networkInterfaceId") ?? "",
        item.Text("vpcId") ?? "",
        item.Text("subnetId") ?? "",
        item.Text("status") ?? "",
        item.Child("attachment")?.Text("status"),
        item.Child("attachment")?.Text("instanceId"),
        item.Text("sourceDestCheck") == "true");
}
