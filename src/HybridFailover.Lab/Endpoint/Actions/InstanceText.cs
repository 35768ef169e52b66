using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>An instance as EC2 writes it.</summary>
internal static class InstanceText
{
    /// <summary>Each instance is a reservation of its own.</summary>
    public static void WriteReservation(XmlText xml, VpcWorld world, Instance instance)
    {
        xml.Value("reservationId", "r-" + instance.Id[2..]).Value("ownerId", world.AccountId).Raw("<groupSet/>").Open("instancesSet").Open("item")
            .Value("instanceId", instance.Id).Value("imageId", instance.ImageId);
        WriteState(xml, "instanceState", instance.State);
        var interfaces = InterfacesOf(world, instance).ToList();
        xml.Value("subnetId", instance.SubnetId).Value("vpcId", instance.VpcId)
            .Value("privateIpAddress", interfaces.FirstOrDefault()?.Address)
            .Value("sourceDestCheck", interfaces.FirstOrDefault()?.ChecksSourceAndDestination ?? true)
            .Open("placement").Value("availabilityZone", Zone(world, instance)).Value("tenancy", "default").Close("placement")
            .Items("networkInterfaceSet", interfaces, each => InterfaceText.WriteOfInstance(xml, each))
            .WriteTags(world, instance.Id);
        xml.Close("item").Close("instancesSet");
    }

    public static void WriteStatus(XmlText xml, VpcWorld world, Instance instance)
    {
        var status = instance.State == InstanceState.Running ? "ok" : "not-applicable";
        xml.Value("instanceId", instance.Id).Value("availabilityZone", Zone(world, instance));
        WriteState(xml, "instanceState", instance.State);
        xml.Open("systemStatus").Value("status", status).Close("systemStatus").Open("instanceStatus").Value("status", status).Close("instanceStatus");
    }

    public static void WriteState(XmlText xml, string name, InstanceState state) =>
        xml.Open(name).Value("code", (int)state).Value("name", StateName(state)).Close(name);

    public static string StateName(InstanceState state) => state switch
    {
        InstanceState.Pending => "pending",
        InstanceState.Running => "running",
        InstanceState.ShuttingDown => "shutting-down",
        InstanceState.Terminated => "terminated",
        InstanceState.Stopping => "stopping",
        _ => "stopped",
    };

    public static string? Zone(VpcWorld world, Instance instance) => world.Subnets.GetValueOrDefault(instance.SubnetId)?.Zone;

    public static IEnumerable<NetworkInterface> InterfacesOf(VpcWorld world, Instance instance) => world.Interfaces.Values
        .Where(each => each.Attachment?.InstanceId == instance.Id).OrderBy(each => each.Attachment!.DeviceIndex);
}
