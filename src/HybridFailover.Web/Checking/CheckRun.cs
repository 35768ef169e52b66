using System.CommandLine;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Cli;
using HybridFailover.Web.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Web.Checking;

/// <summary>Looks at a configuration as <c>run</c> would, and at the route tables, and ends before it would act.</summary>
internal static class CheckRun
{
    public static async Task<int> RunAsync(string file, bool offline, bool json, InvocationConfiguration invocation, CancellationToken cancel)
    {
        CheckReport report;
        try
        {
            report = await LookAsync(file, offline, cancel);
        }
        catch (StartException refused)
        {
            await invocation.Error.WriteLineAsync(refused.Message);
            return ExitCode.BadInput;
        }
        await invocation.Output.WriteAsync(json ? CheckText.Json(report) : CheckText.Of(report));
        return report.ExitCode;
    }

    private static async Task<CheckReport> LookAsync(string file, bool offline, CancellationToken cancel)
    {
        var configuration = HostBuilding.Create(new RunSettings(file, Lab: false, []), out _).Configuration;
        var reading = FleetReader.Read(configuration);
        if (reading.Fleet is not { } fleet || offline) return new CheckReport(reading, [], [], IsReachable: true);

        var clock = new Clock(TimeProvider.System);
        await using var routes = await World.RoutesAsync(fleet, null, clock, NullLoggerFactory.Instance, cancel);
        if (await Reach.WhyNotAsync(routes.Endpoint, cancel) is { } why)
            return new CheckReport(reading, [PreflightCheck.Fail(null, "endpoint", why)], [], IsReachable: false);
        var checks = await new Aws.Preflight.Ec2Preflight(routes).RunAsync(fleet, cancel);
        var tables = await routes.ReadAsync(
            [.. fleet.Sites.SelectMany(site => site.RouteTables).Distinct()],
            [.. fleet.Sites.SelectMany(site => site.Destinations).Where(destination => destination.IsPrefixList).Select(destination => destination.Text).Distinct()], cancel);
        return new CheckReport(reading, checks, [.. fleet.Sites.Select(site => Foresight.Of(site, tables))], IsReachable: true);
    }
}
