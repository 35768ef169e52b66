namespace HybridFailover.Engine.Sites.Reading;

/// <summary>EC2 refuses routes into its own link-local services.</summary>
internal static class ReservedNetworks
{
    private static readonly Destination[] All = [Destination.Parse("169.254.168.0/22")!, Destination.Parse("fd00:ec2::/32")!];

    public static void Check(Node node, Destination destination)
    {
        foreach (var reserved in All)
            if (reserved.Covers(destination)) node.Error($"\"{node.Text}\", inside {reserved}", "a destination outside of it: EC2 keeps that for its own services");
    }
}
