using HybridFailover.Aws;
using HybridFailover.Aws.Credentials;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Probing.Connect;
using HybridFailover.Engine.Probing.Icmp;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Simulated;

namespace HybridFailover.Web.Hosting;

/// <summary>What the monitor probes and whose routes it moves: the kernel and EC2, or the simulated lab.</summary>
/// <param name="Connects">For TCP and HTTP targets; null: the simulated lab has none.</param>
internal sealed record World(IEchoNetwork Echo, IConnectNetwork? Connects, Ec2RouteControl Routes) : IAsyncDisposable
{
    /// <summary>A lab that runs already answers for both; else the kernel and EC2 do.</summary>
    /// <exception cref="StartException">AWS or ICMP can't be used until somebody changes something; the message says what.</exception>
    public static async Task<World> OpenAsync(Fleet fleet, SimulatedLab? lab, Clock clock, ILoggerFactory logs, CancellationToken cancel)
    {
        var keys = lab is null ? null : new AwsKeys(lab.AccessKey.Id, lab.AccessKey.Secret);
        var routes = await RoutesAsync(fleet, keys, clock, logs, cancel);
        try
        {
            if (lab is not null) return new World(lab.Network, null, routes);
            var echo = new LinuxEchoNetwork(clock);
            return new World(echo, new ConnectNetwork(clock, echo.Wake, logs.CreateLogger<ConnectNetwork>()), routes);
        }
        catch (ProbingException wrong)
        {
            await routes.DisposeAsync();
            throw new StartException(wrong.Message, wrong);
        }
    }

    /// <param name="keys">Null: whatever the machine has.</param>
    /// <exception cref="StartException">No Region is to be had.</exception>
    public static async Task<Ec2RouteControl> RoutesAsync(Fleet fleet, AwsKeys? keys, Clock clock, ILoggerFactory logs, CancellationToken cancel)
    {
        try
        {
            return await Ec2RouteControl.CreateAsync(fleet.Region, fleet.Endpoint, clock, logs, keys, cancel);
        }
        catch (AwsSetupException wrong)
        {
            throw new StartException(wrong.Message, wrong);
        }
    }

    /// <summary>The preflight for these routes.</summary>
    public IPreflight Preflight => new Aws.Preflight.Ec2Preflight(Routes);

    /// <summary>The networks belong to whoever probes with them.</summary>
    public ValueTask DisposeAsync() => Routes.DisposeAsync();
}
