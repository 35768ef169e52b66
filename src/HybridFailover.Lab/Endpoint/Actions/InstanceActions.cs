using HybridFailover.Lab.Endpoint.Model;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>Instances: as much of them as an appliance's interface needs.</summary>
internal static class InstanceActions
{
    private static readonly Dictionary<string, Func<VpcWorld, Instance, IEnumerable<string?>>> Facts = new()
    {
        ["instance-id"] = (_, instance) => [instance.Id],
        ["instance-state-name"] = (_, instance) => [InstanceText.StateName(instance.State)],
        ["instance-state-code"] = (_, instance) => [((int)instance.State).ToString(System.Globalization.CultureInfo.InvariantCulture)],
        ["vpc-id"] = (_, instance) => [instance.VpcId],
        ["subnet-id"] = (_, instance) => [instance.SubnetId],
        ["image-id"] = (_, instance) => [instance.ImageId],
        ["availability-zone"] = (world, instance) => [InstanceText.Zone(world, instance)],
        ["network-interface.network-interface-id"] = (world, instance) => InstanceText.InterfacesOf(world, instance).Select(each => each.Id),
    };

    private static readonly Listing<Instance> Instances = new(IdKind.Instance, "InstanceId", instance => instance.Id, Facts) { AllowsPagesOfIds = false };

    public static readonly Ec2Action[] All =
    [
        Ec2Action.Write("RunInstances",
            ["ImageId", "MinCount", "MaxCount", "SubnetId", "InstanceType", "NetworkInterface", "TagSpecification", "ClientToken"], RunOne),

        Ec2Action.Read("DescribeInstances", Instances.Names(), (world, call) =>
        {
            var (items, next) = Instances.Page(world, call.Parameters, world.Instances);
            call.Xml.Items("reservationSet", items, instance => InstanceText.WriteReservation(call.Xml, world, instance)).Value("nextToken", next);
        }),

        Ec2Action.Read("DescribeInstanceStatus", Instances.Names("IncludeAllInstances"), (world, call) =>
        {
            var all = call.Parameters.Bool("IncludeAllInstances");
            var (items, next) = Instances.Page(world, call.Parameters, world.Instances);
            call.Xml.Items("instanceStatusSet", items.Where(instance => all || instance.State == InstanceState.Running),
                instance => InstanceText.WriteStatus(call.Xml, world, instance)).Value("nextToken", next);
        }),

        SetState("StartInstances", ["AdditionalInfo"], InstanceState.Running),
        SetState("StopInstances", ["Force", "Hibernate", "SkipOsShutdown"], InstanceState.Stopped),
        SetState("TerminateInstances", ["Force", "SkipOsShutdown"], InstanceState.Terminated),
    ];

    private static VpcWorld RunOne(VpcWorld world, Call call)
    {
        var id = call.Ids.Next(IdKind.Instance);
        var image = call.Parameters.Required("ImageId");
        call.Parameters.Required("MinCount");
        call.Parameters.Required("MaxCount");
        if (call.Parameters.Number("MinCount", 1, 1) is null || call.Parameters.Number("MaxCount", 1, 1) is null)
            throw Refusal.Missing("maxCount");
        var given = call.Parameters["NetworkInterface.1.NetworkInterfaceId"];
        var subnet = given is null
            ? call.Parameters["SubnetId"] ?? call.Parameters["NetworkInterface.1.SubnetId"] ?? throw Refusal.Missing("subnetId")
            : world.Interface(given).SubnetId;
        var after = Building.AddInstance(world, id, subnet, image);
        var interfaceId = given ?? call.Ids.Next(IdKind.Interface);
        if (given is null) after = Building.AddInterface(after, interfaceId, subnet, call.Parameters["NetworkInterface.1.PrivateIpAddress"], "");
        after = Building.Attach(after, call.Ids.Next(IdKind.Attachment), interfaceId, id, 0);
        after = TagText.TagAtCreation(after, call.Parameters, IdKind.Instance, id);
        InstanceText.WriteReservation(call.Xml, after, after.Instances[id]);
        return after;
    }

    private static Ec2Action SetState(string name, string[] more, InstanceState state) => Ec2Action.Write(name, ["InstanceId", .. more], (world, call) =>
    {
        var ids = call.Parameters.List("InstanceId");
        if (ids.Count == 0) throw Refusal.Missing("instanceId");
        var after = ids.Aggregate(world, (each, id) => Running.Set(each, id, state));
        call.Xml.Items("instancesSet", ids, id =>
        {
            call.Xml.Value("instanceId", id);
            InstanceText.WriteState(call.Xml, "currentState", state);
            InstanceText.WriteState(call.Xml, "previousState", world.Instance(id).State);
        });
        return after;
    });
}
