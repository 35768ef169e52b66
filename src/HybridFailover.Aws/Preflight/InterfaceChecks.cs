using HybridFailover.Aws.Ec2;
using HybridFailover.Engine.Routing;

namespace HybridFailover.Aws.Preflight;

/// <summary>Whether an interface can carry a site's traffic as a next hop. Pure.</summary>
internal static class InterfaceChecks
{
    /// <param name="own">The table that serves the interface's subnet; null: not known.</param>
    public static IEnumerable<PreflightCheck> Of(string site, string path, NetworkInterface eni, IReadOnlyCollection<RouteTable> production, RouteTable? own)
    {
        var name = $"next hop {eni.Id}";
        yield return eni.SourceDestCheck
            ? PreflightCheck.Fail(site, $"{name} source/destination check",
                $"The source/destination check of {eni.Id} ({path}) is on: EC2 drops what the appliance forwards. Turn it off: aws ec2 modify-network-interface-attribute --network-interface-id {eni.Id} --no-source-dest-check.")
            : PreflightCheck.Pass(site, $"{name} source/destination check", $"The source/destination check of {eni.Id} ({path}) is off.");
        yield return eni.Status == "in-use" && eni.Attachment == "attached"
            ? PreflightCheck.Pass(site, $"{name} attached", $"{eni.Id} ({path}) is attached{(eni.InstanceId is { } instance ? $" to {instance}" : "")}.")
            : PreflightCheck.Fail(site, $"{name} attached",
                $"{eni.Id} ({path}) is {Known(eni.Status)} and its attachment {eni.Attachment ?? "missing"}: a route to it would be a blackhole. Attach it to the running appliance.");

        foreach (var table in production)
        {
            if (table.VpcId != eni.VpcId)
                yield return PreflightCheck.Fail(site, $"{name} VPC {table.Id}", $"{eni.Id} ({path}) is in {Known(eni.VpcId)} and {table.Id} in {Known(table.VpcId)}: EC2 will not route between them. Use an interface in the table's own VPC.");
            else if (own is null)
                yield return PreflightCheck.Warn(site, $"{name} subnet {table.Id}", $"Which table serves {eni.Id}'s subnet {Known(eni.SubnetId)} could not be read. It must not be {table.Id}.");
            else if (own.Id == table.Id)
                yield return PreflightCheck.Fail(site, $"{name} subnet {table.Id}", $"{table.Id} also serves the subnet of {eni.Id} ({path}), {eni.SubnetId}: after a failover the appliance's own traffic would come back to it. Give the appliance a subnet with a table of its own.");
            else
                yield return PreflightCheck.Pass(site, $"{name} subnet {table.Id}", $"{eni.Id} ({path}) is in {table.Id}'s VPC, {eni.VpcId}, and its subnet is served by {own.Id}.");
        }
    }

    private static string Known(string text) => text.Length == 0 ? "unknown" : text;
}
