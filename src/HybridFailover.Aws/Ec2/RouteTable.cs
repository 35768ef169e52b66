using HybridFailover.Engine.Routing;

namespace HybridFailover.Aws.Ec2;

/// <summary>A route table as it was read.</summary>
/// <param name="SubnetIds">Subnets with an explicit association.</param>
/// <param name="IsMain">Serves every subnet of its VPC that has no association of its own.</param>
internal sealed record RouteTable(string Id, string VpcId, IReadOnlyList<string> SubnetIds, bool IsMain, IReadOnlyList<RouteRow> Rows);
