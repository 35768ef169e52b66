using System.Globalization;
using System.Net;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab;
using HybridFailover.Lab.Namespaces;
using HybridFailover.TestSupport.Lab;

namespace HybridFailover.EndToEnd.Namespaces;

/// <summary>The network itself, without endpoint or monitor: what a path does when it is cut, and what a route does.</summary>
public sealed class NamespaceNetworkTests(NamespaceNetworkTests.Network fixture) : IClassFixture<NamespaceNetworkTests.Network>, IAsyncDisposable
{
    private const string ByDx = "10.0.2.10", ByVpn = "10.0.2.11", Host = "192.168.50.10";

    private NamespaceNetwork Lab => fixture.OrSkip();

    [Theory]
    [InlineData(ByDx, Host)]
    [InlineData(ByDx, "192.168.50.1")]
    [InlineData(ByVpn, "192.168.50.11")]
    [InlineData(ByVpn, "172.16.0.2")]
    [InlineData("2001:db8:10:2::10", "2001:db8:50::10")]
    [InlineData("2001:db8:10:2::11", "2001:db8:50::11")]
    public async Task Every_target_answers_its_source(string source, string target) =>
        Assert.Equal(0, await LossAsync(source, target, 3));

    [Theory]
    [InlineData("drop")]
    [InlineData("down")]
    [InlineData("reject")]
    [InlineData("one-way")]
    [InlineData("one-way-back")]
    public async Task A_cut_path_loses_everything_and_the_other_nothing_until_it_is_healed(string how)
    {
        foreach (var (kind, cut, other) in new[] { (PathKind.DirectConnect, ByDx, ByVpn), (PathKind.Vpn, ByVpn, ByDx) })
        {
            await CutAsync(kind, PathCut.Parse(how));
            Assert.Equal(1, await LossAsync(cut, Host, 3));
            Assert.Equal(1, await LossAsync(cut == ByDx ? "2001:db8:10:2::10" : "2001:db8:10:2::11", "2001:db8:50::10", 3));
            Assert.Equal(0, await LossAsync(other, Host, 3));
            await CutAsync(kind, null);
            Assert.Equal(0, await LossAsync(cut, Host, 3));
            Assert.Equal(0, await LossAsync(cut == ByDx ? "2001:db8:10:2::10" : "2001:db8:10:2::11", "2001:db8:50::10", 3));
        }
    }

    [Fact]
    public async Task Only_a_rejected_path_says_that_it_is_unreachable()
    {
        await CutAsync(PathKind.DirectConnect, PathCut.Drop);
        Assert.DoesNotContain("errors", (await PingAsync(ByDx, Host, 2)).Output, StringComparison.Ordinal);
        await CutAsync(PathKind.DirectConnect, PathCut.Reject);
        Assert.Contains("+2 errors", (await PingAsync(ByDx, Host, 2)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_cut_in_one_direction_still_carries_the_other()
    {
        // Counted on premises: requests that arrive although no answer comes back.
        await CutAsync(PathKind.DirectConnect, PathCut.OneWayBack);
        var before = await EchoesReceivedAsync();
        await LossAsync(ByDx, Host, 4);
        Assert.Equal(4, await EchoesReceivedAsync() - before);

        await CutAsync(PathKind.DirectConnect, PathCut.OneWay);
        before = await EchoesReceivedAsync();
        await LossAsync(ByDx, Host, 4);
        Assert.Equal(0, await EchoesReceivedAsync() - before);
    }

    [Fact]
    public async Task Random_loss_is_about_what_was_asked_for()
    {
        await CutAsync(PathKind.DirectConnect, PathCut.Loss(0.30));
        var loss = await LossAsync(ByDx, Host, 1000, "0.002");
        await CutAsync(PathKind.DirectConnect, null);
        // Five standard deviations of a binomial of 1000 at 0.3: one false alarm in two million runs.
        Assert.InRange(loss, 0.30 - 0.073, 0.30 + 0.073);
    }

    [Fact]
    public async Task Latency_is_refused_and_says_what_there_is()
    {
        var refused = await Assert.ThrowsAsync<LabException>(() => CutAsync(PathKind.Vpn, PathCut.Slow(TimeSpan.FromSeconds(1))));
        Assert.Contains("loss=30%", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_static_row_moves_production_to_the_vpn_and_its_removal_moves_it_back_without_a_lost_packet()
    {
        using var router = fixture.NewRouter();
        using var meter = new TrafficMeter(Lab);
        router.TableChanged(Network.Table, [Network.Propagated]);
        Assert.True(await FlowsAsync(meter));

        meter.Reset();
        for (var turn = 0; turn < 20; turn++)
        {
            router.TableChanged(Network.Table, [turn % 2 == 0 ? Network.Static : Network.Propagated]);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await Task.Delay(100, TestContext.Current.CancellationToken);
        var (sent, answered) = meter.Counts;
        Assert.True(answered >= sent - 5, $"{answered} of {sent} datagrams were answered, the longest gap was {meter.LongestGap.TotalMilliseconds} ms"); // those under way at both ends

        router.TableChanged(Network.Table, [Network.Static]);
        await CutAsync(PathKind.DirectConnect, PathCut.Drop);
        Assert.True(await FlowsAsync(meter));
        router.TableChanged(Network.Table, [Network.Propagated]);
        Assert.False(await FlowsAsync(meter));
        await CutAsync(PathKind.DirectConnect, null);
        Assert.True(await FlowsAsync(meter));
    }

    [Fact]
    public async Task A_row_that_is_a_black_hole_or_gone_carries_nothing()
    {
        using var router = fixture.NewRouter();
        using var meter = new TrafficMeter(Lab);
        router.TableChanged(Network.Table, [Network.Static]);
        Assert.True(await FlowsAsync(meter));
        router.TableChanged(Network.Table, [Network.Static with { State = RouteState.Blackhole }]);
        Assert.False(await FlowsAsync(meter));
        router.TableChanged(Network.Table, [Network.Propagated]);
        Assert.True(await FlowsAsync(meter));
        router.TableChanged(Network.Table, []);
        Assert.False(await FlowsAsync(meter));
    }

    [Fact]
    public async Task IPv6_rows_move_production_as_well()
    {
        using var router = fixture.NewRouter();
        using var meter = new TrafficMeter(Lab, IPAddress.Parse("2001:db8:50::10"));
        var there = Destination.Parse("2001:db8:50::/48")!;
        router.TableChanged(Network.Table, [Network.Propagated with { Destination = there }]);
        Assert.True(await FlowsAsync(meter));
        await CutAsync(PathKind.DirectConnect, PathCut.Drop);
        Assert.False(await FlowsAsync(meter));
        router.TableChanged(Network.Table, [Network.Static with { Destination = there }]);
        Assert.True(await FlowsAsync(meter));
    }

    [Fact]
    public async Task Probes_of_direct_connect_stay_on_it_whatever_production_does()
    {
        using var router = fixture.NewRouter();
        router.TableChanged(Network.Table, [Network.Static]);
        await CutAsync(PathKind.DirectConnect, PathCut.Drop);
        Assert.Equal(1, await LossAsync(ByDx, Host, 3));
        await CutAsync(PathKind.DirectConnect, null);
        await CutAsync(PathKind.Vpn, PathCut.Drop);
        Assert.Equal(0, await LossAsync(ByDx, Host, 3));
        await CutAsync(PathKind.Vpn, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (NamespaceNetwork.NotPossible is not null) return;
        await CutAsync(PathKind.DirectConnect, null);
        await CutAsync(PathKind.Vpn, null);
    }

    private static async Task<bool> FlowsAsync(TrafficMeter meter)
    {
        await Task.Delay(100, TestContext.Current.CancellationToken); // what was under way has arrived
        meter.Reset();
        await Task.Delay(200, TestContext.Current.CancellationToken);
        return meter.Counts.Answered > 20;
    }

    private Task CutAsync(PathKind path, PathCut? cut) => Lab.CutAsync(path, cut, TestContext.Current.CancellationToken);

    private Task<ToolResult> PingAsync(string source, string target, int count, string interval = "0.05") =>
        Lab.ExecAsync(LabHost.Monitor, "ping", ["-q", "-n", "-c", $"{count}", "-i", interval, "-W", "0.3", "-I", source, target], TestContext.Current.CancellationToken);

    private async Task<double> LossAsync(string source, string target, int count, string interval = "0.05")
    {
        var result = await PingAsync(source, target, count, interval);
        var figures = result.Output.Split('\n').SingleOrDefault(line => line.Contains("packet loss", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"ping said: {result.Output}{result.Error}");
        var percent = figures.Split(", ").Single(part => part.Contains("packet loss", StringComparison.Ordinal)).Split('%')[0];
        return double.Parse(percent, CultureInfo.InvariantCulture) / 100;
    }

    private async Task<long> EchoesReceivedAsync()
    {
        var lines = (await Lab.ExecAsync(LabHost.OnPremisesHost, "cat", ["/proc/net/snmp"], TestContext.Current.CancellationToken)).Output.Split('\n').Where(line => line.StartsWith("Icmp:", StringComparison.Ordinal)).ToList();
        return long.Parse(lines[1].Split(' ')[Array.IndexOf(lines[0].Split(' '), "InEchos")], CultureInfo.InvariantCulture);
    }

    public sealed class Network : IAsyncLifetime
    {
        public const string Table = "rtb-production", Utility = "rtb-utility";
        private const string Appliance = "eni-appliance", Gateway = "vgw-dx";

        private NamespaceNetwork? _network;
        private VpcRouter? _utility;

        public static RouteRow Propagated { get; } = new(Destination.Parse("192.168.50.0/24")!, Gateway, RouteOrigin.Propagated, RouteState.Active);
        public static RouteRow Static { get; } = Propagated with { Target = Appliance, Origin = RouteOrigin.Static };

        public NamespaceNetwork OrSkip()
        {
            Assert.SkipWhen(NamespaceNetwork.NotPossible is not null, NamespaceNetwork.NotPossible ?? "");
            return _network!;
        }

        internal VpcRouter NewRouter() => new(OrSkip().Name(LabHost.VpcRouter), Appliance, Gateway,
            new Dictionary<string, int> { [Table] = NamespaceLayout.FirstProductionTable, [Utility] = NamespaceLayout.UtilityTable });

        public async ValueTask InitializeAsync()
        {
            if (NamespaceNetwork.NotPossible is not null) return;
            _network = await NamespaceNetwork.UpAsync("hflabnet", CancellationToken.None);
            _utility = NewRouter();
            _utility.TableChanged(Utility, [Propagated, Propagated with { Destination = Destination.Parse("2001:db8:50::/48")! }]);
        }

        public async ValueTask DisposeAsync()
        {
            _utility?.Dispose();
            if (_network is null) return;
            await _network.DisposeAsync();
            Assert.DoesNotContain(NamespaceLayout.Hosts, host => NetworkNamespace.Exists(_network.Name(host)));
        }
    }
}
