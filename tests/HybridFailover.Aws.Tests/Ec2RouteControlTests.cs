using HybridFailover.Aws.Credentials;
using HybridFailover.Aws.Preflight;
using HybridFailover.Aws.Tests.Endpoint;
using HybridFailover.Aws.Tests.Preflight;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Endpoint;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Aws.Tests;

/// <summary>The route control against an endpoint with a network behind it: what EC2 is left with after each fault.</summary>
public sealed class Ec2RouteControlTests : IAsyncLifetime
{
    private static readonly HashSet<string> Ours = [LabNetwork.Interface, LabNetwork.Standby];

    private Ec2Endpoint _endpoint = null!;
    private Ec2RouteControl _control = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _endpoint = await LabNetwork.StartAsync();
        _control = await ControlAsync(new AwsKeys(AccessKey.Lab.Id, AccessKey.Lab.Secret));
    }

    public async ValueTask DisposeAsync()
    {
        await _control.DisposeAsync();
        await _endpoint.DisposeAsync();
    }

    private Task<Ec2RouteControl> ControlAsync(AwsKeys keys) =>
        Ec2RouteControl.CreateAsync("us-east-1", _endpoint.Url, new Clock(TimeProvider.System), NullLoggerFactory.Instance, keys, Stop);

    private Task<WriteOutcome> WriteAsync(string to, string? seen = null, string table = LabNetwork.Table) =>
        _control.WriteAsync(new SlotWrite(new Slot(table, Destination.Parse(LabNetwork.OnPremises)!), new NextHop(to), seen, Ours), Stop);

    private string? Static => _endpoint.Network.Rows(LabNetwork.Table)
        .SingleOrDefault(row => row.Origin == RouteOrigin.Static && row.Destination.Text == LabNetwork.OnPremises)?.Target;

    private void Fault(FaultKind kind, string action, int times = 1) => _endpoint.Faults.Add(new Fault { Kind = kind, Action = action, Times = times });

    private string[] Actions => [.. _endpoint.Calls.Calls.Select(call => call.Action).OfType<string>()];

    [Fact]
    public void No_write_outlasts_what_a_lease_keeps_for_it() => Assert.True(Ec2RouteControl.LongestWrite <= HybridFailover.Engine.Failover.Lease.WriteTimeout);

    [Fact]
    public async Task Over_and_back()
    {
        Assert.Equal(WriteResult.Done, (await WriteAsync(LabNetwork.Interface)).Result);
        Assert.Equal(LabNetwork.Interface, Static);
        Assert.Equal(WriteResult.Done, (await WriteAsync("propagated", LabNetwork.Interface)).Result);
        Assert.Null(Static);
        Assert.Equal(["CreateRoute", "DescribeRouteTables", "DeleteRoute"], Actions);
    }

    [Fact]
    public async Task From_one_interface_to_another_in_one_step()
    {
        _endpoint.Network.SetRoute(LabNetwork.Table, LabNetwork.OnPremises, LabNetwork.Interface);
        Assert.Equal(WriteResult.Done, (await WriteAsync(LabNetwork.Standby, LabNetwork.Interface)).Result);
        Assert.Equal(LabNetwork.Standby, Static);
        Assert.DoesNotContain("DeleteRoute", Actions);
    }

    [Fact]
    public async Task Back_where_only_the_propagated_route_stands_is_already_so()
    {
        Assert.Equal(WriteResult.AlreadySo, (await WriteAsync("propagated")).Result);
        Assert.Contains(_endpoint.Network.Rows(LabNetwork.Table), row => row.Origin == RouteOrigin.Propagated);
    }

    [Fact]
    public async Task A_foreign_row_that_came_a_moment_ago_survives_each_write()
    {
        foreach (var (to, action) in new[] { (LabNetwork.Standby, "DescribeRouteTables"), ("propagated", "DescribeRouteTables") })
        {
            _endpoint.Network.SetRoute(LabNetwork.Table, LabNetwork.OnPremises, LabNetwork.Interface);
            _endpoint.Faults.Add(new Fault { Kind = FaultKind.ForeignChange, Action = action, Times = 1, RouteTable = LabNetwork.Table, Destination = LabNetwork.OnPremises, Target = LabNetwork.Gateway });
            Assert.Equal(WriteResult.Foreign, (await WriteAsync(to, LabNetwork.Interface)).Result);
            Assert.Equal(LabNetwork.Gateway, Static);
        }
    }

    [Theory]
    [InlineData(FaultKind.ConnectionClosed)]
    [InlineData(FaultKind.TruncatedXml)]
    [InlineData(FaultKind.InternalError)]
    public async Task A_lost_answer_is_unknown_and_the_next_attempt_finds_it_so(FaultKind kind)
    {
        _endpoint.Faults.Add(new Fault { Kind = kind, Action = "CreateRoute", Times = 1, AfterChange = true });
        var lost = await WriteAsync(LabNetwork.Interface);
        Assert.Equal(WriteResult.Unknown, lost.Result);
        Assert.Equal(LabNetwork.Interface, Static);
        Assert.Equal(["CreateRoute"], Actions);
        Assert.Equal(WriteResult.AlreadySo, (await WriteAsync(LabNetwork.Interface)).Result);
    }

    [Theory]
    [InlineData(FaultKind.RequestLimitExceeded)]
    [InlineData(FaultKind.Ec2Throttled)]
    public async Task A_throttled_write_was_not_made_and_a_throttled_read_is_tried_again(FaultKind kind)
    {
        Fault(kind, "CreateRoute");
        var throttled = await WriteAsync(LabNetwork.Interface);
        Assert.Equal(WriteResult.Failed, throttled.Result);
        Assert.NotEmpty(throttled.RequestIds);
        Assert.Null(Static);
        Fault(kind, "DescribeRouteTables", times: 2);
        Assert.Empty((await _control.ReadAsync([LabNetwork.Table], [], Stop)).Errors);
    }

    [Fact]
    public async Task A_refused_permission_is_refused()
    {
        Fault(FaultKind.Unauthorized, "CreateRoute");
        var refused = await WriteAsync(LabNetwork.Interface);
        Assert.Equal((WriteResult.Refused, "UnauthorizedOperation"), (refused.Result, refused.Code));
        Assert.Null(Static);
    }

    [Fact]
    public async Task A_read_that_lags_behind_our_own_write_does_not_hide_it()
    {
        _endpoint.Faults.Add(new Fault { Kind = FaultKind.StaleReads });
        Assert.Equal(WriteResult.Done, (await WriteAsync(LabNetwork.Interface)).Result);
        var again = await WriteAsync(LabNetwork.Interface);
        Assert.Equal(WriteResult.Failed, again.Result);
        Assert.Contains("does not show it yet", again.Sentence, StringComparison.Ordinal);
        Assert.Equal(WriteResult.Done, (await WriteAsync("propagated")).Result);
        Assert.Null(Static);
    }

    [Fact]
    public async Task An_interface_that_is_gone_is_refused_with_what_to_check()
    {
        _endpoint.Network.LoseInterface(LabNetwork.Interface);
        var refused = await WriteAsync(LabNetwork.Interface);
        Assert.Equal(WriteResult.Refused, refused.Result);
        Assert.Contains("check NextHop", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_does_not_exist_does_not_hide_the_other()
    {
        var reading = await _control.ReadAsync([LabNetwork.Table, "rtb-0a1b2c3d4e5f6ffff", LabNetwork.Other], [], Stop);
        Assert.Equal([LabNetwork.Table, LabNetwork.Other], reading.Tables.Keys.Order());
        Assert.Equal(["rtb-0a1b2c3d4e5f6ffff"], reading.Errors.Keys);
        Assert.Equal(WriteResult.Refused, (await WriteAsync(LabNetwork.Interface, table: "rtb-0a1b2c3d4e5f6ffff")).Result);
    }

    [Fact]
    public async Task Wrong_keys_are_said_at_the_warming_up()
    {
        await using var stranger = await ControlAsync(new AwsKeys("AKIDSTRANGER", "secret"));
        Assert.Contains("Check the credentials", await stranger.WarmUpAsync(Stop), StringComparison.Ordinal);
        Assert.Null(await _control.WarmUpAsync(Stop));
    }

    [Fact]
    public async Task A_hundred_writes_side_by_side_are_each_made_once()
    {
        var slots = Enumerable.Range(0, 50).SelectMany(number => new[] { LabNetwork.Table, LabNetwork.Other }.Select(table => new Slot(table, Destination.Parse($"172.16.{number}.0/24")!))).ToArray();
        var outcomes = await Task.WhenAll(slots.Select(slot => _control.WriteAsync(new SlotWrite(slot, new NextHop(LabNetwork.Interface), null, Ours), Stop)));
        Assert.All(outcomes, outcome => Assert.Equal(WriteResult.Done, outcome.Result));
        Assert.Equal(100, Actions.Length);
        await Task.WhenAll(slots.Select(slot => _control.WriteAsync(new SlotWrite(slot, NextHop.Propagated, LabNetwork.Interface, Ours), Stop)));
        Assert.DoesNotContain(_endpoint.Network.Rows(LabNetwork.Table), row => row.Origin == RouteOrigin.Static);
        Assert.Equal(100, Actions.Count(action => action == "DeleteRoute"));
        Assert.InRange(Actions.Count(action => action == "DescribeRouteTables"), 2, 20);
    }

    [Fact]
    public async Task The_preflight_of_a_sound_network_passes()
    {
        var checks = await new Ec2Preflight(_control).RunAsync(FleetOf(LabNetwork.Table), Stop);
        Assert.All(checks, check => Assert.True(check.Result == PreflightResult.Pass, check.ToString()));
        Assert.Contains(checks, check => check.Sentence == $"ec2:CreateRoute is allowed on {LabNetwork.Table}.");
        Assert.Contains(checks, check => check.Sentence == $"ec2:DeleteRoute is allowed on {LabNetwork.Table}.");
        Assert.Null(Static);
    }

    [Fact]
    public async Task The_preflight_names_what_would_fail()
    {
        _endpoint.Faults.Add(new Fault { Kind = FaultKind.Unauthorized, Action = "DeleteRoute" });
        _endpoint.Network.SetRoute(LabNetwork.Table, LabNetwork.OnPremises, LabNetwork.Gateway);
        _endpoint.Network.LoseInterface(LabNetwork.Interface);
        var failed = (await new Ec2Preflight(_control).RunAsync(FleetOf(LabNetwork.Table, "rtb-0a1b2c3d4e5f6ffff"), Stop)).Where(check => check.Result == PreflightResult.Fail).Select(check => check.Name).ToArray();
        Assert.Contains($"permission DeleteRoute {LabNetwork.Table}", failed);
        Assert.Contains($"foreign {LabNetwork.Table} {LabNetwork.OnPremises}", failed);
        Assert.Contains($"next hop {LabNetwork.Interface}", failed);
        Assert.Contains("table rtb-0a1b2c3d4e5f6ffff", failed);
    }

    private static Fleet FleetOf(params string[] tables) => new()
    {
        Sites =
        [
            PreflightChecksTests.SiteWith(true, LabNetwork.OnPremises) with
            {
                RouteTables = tables,
                Paths =
                [
                    new SitePath { Name = "dx", Kind = PathKind.DirectConnect, NextHop = NextHop.Propagated, Targets = [], Policy = new Policy() },
                    new SitePath { Name = "vpn", Kind = PathKind.Vpn, NextHop = new NextHop(LabNetwork.Interface), Targets = [], Policy = new Policy() },
                ],
            },
        ],
    };
}
