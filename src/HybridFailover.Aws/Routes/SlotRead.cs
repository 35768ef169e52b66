using HybridFailover.Aws.Ec2;
using HybridFailover.Aws.Wire;
using HybridFailover.Engine.Routing;

namespace HybridFailover.Aws.Routes;

/// <summary>What a read shows of one slot.</summary>
/// <param name="Target">Of the static row; null when none stands.</param>
/// <param name="IsLocal">The destination is the VPC's own.</param>
/// <param name="Failure">The read failed, and the rest says nothing; null when it did not.</param>
internal sealed record SlotRead(string? Target, bool IsLocal, QueryAnswer? Failure)
{
    public static SlotRead Of(Slot slot, Described<RouteTable> read)
    {
        if (read.Failure is { } failure) return new SlotRead(null, false, failure);
        var table = read.Items.FirstOrDefault(table => table.Id == slot.RouteTableId);
        if (table is null) return new SlotRead(null, false, QueryAnswer.Unclear("DescribeRouteTables", "an answer without the table"));
        var rows = table.Rows.Where(row => row.Destination.Text == slot.Destination.Text).ToArray();
        return new SlotRead(
            rows.FirstOrDefault(row => row.Origin == RouteOrigin.Static)?.Target,
            rows.Any(row => row.Origin == RouteOrigin.Local),
            null);
    }
}
