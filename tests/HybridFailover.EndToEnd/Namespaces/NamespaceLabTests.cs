using System.Diagnostics;
using HybridFailover.Engine.Routing;
using HybridFailover.Lab;
using HybridFailover.Lab.Namespaces;
using HybridFailover.TestSupport.Lab;

namespace HybridFailover.EndToEnd.Namespaces;

/// <summary>The network with the endpoint in front of it: route calls of a client that this project did not write move packets.</summary>
public sealed class NamespaceLabTests
{
    private const string Table = "rtb-0123456789abcdef0", Appliance = "eni-0123456789abcdef0", There = "192.168.50.0/24";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_aws_command_line_moves_production_to_the_vpn_and_back()
    {
        Assert.SkipWhen(NamespaceNetwork.NotPossible is not null, NamespaceNetwork.NotPossible ?? "");
        await using var lab = await NamespaceLab.UpAsync(new NamespaceLabOptions { Prefix = "hflaba" }, Cancel);
        using var meter = new TrafficMeter(lab.Network);
        Assert.True(await FlowsAsync(meter));
        Assert.Equal("Production traffic flows over dx (whole).", lab.Traffic[0].Sentence);

        await lab.CutAsync("LAX1", "dx", PathCut.Drop, Cancel);
        Assert.False(await FlowsAsync(meter));
        Assert.False(lab.Traffic[0].Flows);

        await AwsAsync(lab, "create-route", "--route-table-id", Table, "--destination-cidr-block", There, "--network-interface-id", Appliance);
        Assert.True(await FlowsAsync(meter));
        Assert.Equal("Production traffic flows over vpn (whole).", lab.Traffic[0].Sentence);

        await lab.HealAsync("LAX1", "dx", Cancel);
        await lab.CutAsync("LAX1", "vpn", PathCut.Drop, Cancel);
        Assert.False(await FlowsAsync(meter));
        await AwsAsync(lab, "delete-route", "--route-table-id", Table, "--destination-cidr-block", There);
        Assert.True(await FlowsAsync(meter));
    }

    [Fact]
    public async Task A_withdrawn_propagated_row_takes_production_with_it_and_the_utility_subnet_as_well()
    {
        Assert.SkipWhen(NamespaceNetwork.NotPossible is not null, NamespaceNetwork.NotPossible ?? "");
        await using var lab = await NamespaceLab.UpAsync(new NamespaceLabOptions { Prefix = "hflabb" }, Cancel);
        using var meter = new TrafficMeter(lab.Network);
        Assert.True(await FlowsAsync(meter));
        var gateway = lab.Endpoint.Network.Rows(Table).Single(row => row.Origin == RouteOrigin.Propagated).Target;
        lab.Endpoint.Network.Forget(gateway, There);
        Assert.False(await FlowsAsync(meter));
        Assert.Equal("Production traffic is lost: 1 of 1 route leads to nowhere (no route).", lab.Traffic[0].Sentence);
        Assert.NotEqual(0, (await lab.Network.ExecAsync(LabHost.Monitor, "ping", ["-c", "1", "-W", "0.3", "-I", "10.0.2.10", "192.168.50.10"], Cancel)).ExitCode);
        Assert.Equal(0, (await lab.Network.ExecAsync(LabHost.Monitor, "ping", ["-c", "1", "-W", "1", "-I", "10.0.2.11", "192.168.50.10"], Cancel)).ExitCode);
        lab.Endpoint.Network.Learn(gateway, There);
        Assert.True(await FlowsAsync(meter));
    }

    [Fact]
    public async Task A_hundred_slots_become_kernel_routes_each_in_well_under_a_millisecond()
    {
        Assert.SkipWhen(NamespaceNetwork.NotPossible is not null, NamespaceNetwork.NotPossible ?? "");
        var site = NamespaceSite.Default with
        {
            RouteTables = [Table, .. Enumerable.Range(1, 19).Select(index => $"rtb-0{index:x16}")],
            Destinations = [There, .. Enumerable.Range(1, 4).Select(index => $"192.168.{50 + index}.0/24")],
        };
        await using var lab = await NamespaceLab.UpAsync(new NamespaceLabOptions { Prefix = "hflabc", Site = site }, Cancel);
        var began = Stopwatch.GetTimestamp();
        foreach (var table in site.RouteTables)
            foreach (var destination in site.Destinations) lab.Endpoint.Network.SetRoute(table, destination, Appliance);
        var each = Stopwatch.GetElapsedTime(began) / 100;
        TestContext.Current.TestOutputHelper?.WriteLine($"{each.TotalMicroseconds:0} µs for each route, from the endpoint's model to the kernel's acknowledgement");
        var routes = (await lab.Network.ExecAsync(LabHost.VpcRouter, "ip", ["-4", "route", "show", "table", "all"], Cancel)).Output;
        Assert.Equal(100, routes.Split('\n').Count(line => line.Contains("via 10.0.3.10", StringComparison.Ordinal) && line.Contains("metric 10 ", StringComparison.Ordinal)));
        Assert.InRange(each, TimeSpan.Zero, TimeSpan.FromMilliseconds(5)); // an order of magnitude above what a busy machine shows
    }

    [Fact]
    public async Task Two_labs_stand_side_by_side()
    {
        Assert.SkipWhen(NamespaceNetwork.NotPossible is not null, NamespaceNetwork.NotPossible ?? "");
        await using var one = await NamespaceLab.UpAsync(new NamespaceLabOptions { Prefix = "hflabd" }, Cancel);
        await using var other = await NamespaceLab.UpAsync(new NamespaceLabOptions { Prefix = "hflabe" }, Cancel);
        using var meter = new TrafficMeter(one.Network);
        using var otherMeter = new TrafficMeter(other.Network);
        await one.CutAsync("LAX1", "dx", PathCut.Down, Cancel);
        Assert.False(await FlowsAsync(meter));
        Assert.True(await FlowsAsync(otherMeter));
    }

    private static async Task AwsAsync(NamespaceLab lab, params string[] arguments)
    {
        var keys = MonitorStart.Environment.Select(pair => $"{pair.Key}={pair.Value}").Where(pair => !pair.EndsWith('='));
        var result = await lab.Network.ExecAsync(LabHost.Monitor, "env",
            ["-u", "AWS_SESSION_TOKEN", .. keys, "aws", "--endpoint-url", lab.MonitorUrl.ToString(), "ec2", .. arguments], Cancel);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private static async Task<bool> FlowsAsync(TrafficMeter meter)
    {
        await Task.Delay(100, Cancel); // what was under way has arrived
        meter.Reset();
        await Task.Delay(200, Cancel);
        return meter.Counts.Answered > 20;
    }
}
