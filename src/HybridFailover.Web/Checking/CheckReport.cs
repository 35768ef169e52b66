using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Checking;

/// <summary>What <c>check</c> found.</summary>
/// <param name="Checks">Empty offline, and for a configuration that is not valid.</param>
/// <param name="Sites">What the monitor would do, site by site; empty when the tables were not read.</param>
/// <param name="IsReachable">EC2's endpoint takes connections, or was not asked.</param>
internal sealed record CheckReport(FleetReading Reading, IReadOnlyList<PreflightCheck> Checks, IReadOnlyList<Foresight> Sites, bool IsReachable)
{
    public int ExitCode => this switch
    {
        { Reading.Fleet: null } => Cli.ExitCode.BadInput,
        { IsReachable: false } => Cli.ExitCode.Unreachable,
        _ when Checks.Any(check => check.Result == PreflightResult.Fail) => Cli.ExitCode.Refused,
        _ => Cli.ExitCode.Done,
    };
}
