using System.Net;
using HybridFailover.Aws.Ec2;
using HybridFailover.Aws.Preflight;
using HybridFailover.Aws.Wire;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Aws.Tests.Preflight;

public sealed class PreflightChecksTests
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<Destination>> NoLists = new Dictionary<string, IReadOnlyList<Destination>>();

    internal static Site SiteWith(bool requirePropagatedRow = true, params string[] destinations) => new()
    {
        Code = "LAX1",
        Name = "Los Angeles",
        TimeZone = TimeZoneInfo.Utc,
        Destinations = [.. (destinations.Length == 0 ? ["192.168.0.0/16"] : destinations).Select(text => Destination.Parse(text)!)],
        RouteTables = ["rtb-1"],
        Policy = new Policy { RequirePropagatedRow = requirePropagatedRow },
        Paths =
        [
            new SitePath { Name = "dx", Kind = PathKind.DirectConnect, NextHop = NextHop.Propagated, Targets = [], Policy = new Policy() },
            new SitePath { Name = "vpn", Kind = PathKind.Vpn, NextHop = new NextHop("eni-1"), Targets = [], Policy = new Policy() },
        ],
    };

    private static RouteRow Row(string destination, string target, RouteOrigin origin = RouteOrigin.Static, RouteState state = RouteState.Active) =>
        new(Destination.Parse(destination)!, target, origin, state);

    private static readonly RouteRow Propagated = Row("192.168.0.0/16", "vgw-1", RouteOrigin.Propagated);

    private static PreflightCheck[] Check(Site site, params RouteRow[] rows) => [.. TableChecks.Of(site, new RouteTable("rtb-1", "vpc-1", [], false, rows), NoLists)];

    private static PreflightCheck Only(PreflightCheck[] checks, PreflightResult result) => Assert.Single(checks, check => check.Result == result);

    [Fact]
    public void A_table_with_the_propagated_route_passes() =>
        Assert.All(Check(SiteWith(), Row("10.0.0.0/16", "local", RouteOrigin.Local), Propagated), check => Assert.Equal(PreflightResult.Pass, check.Result));

    [Fact]
    public void More_specific_propagated_routes_make_the_slot_ineffective()
    {
        var failed = Only(Check(SiteWith(), Propagated, Row("192.168.0.0/17", "vgw-1", RouteOrigin.Propagated), Row("192.168.128.0/17", "vgw-1", RouteOrigin.Propagated)), PreflightResult.Fail);
        Assert.Equal("A route for 192.168.0.0/16 would not move all its traffic: rtb-1 has more specific ones (192.168.0.0/17 → vgw-1, 192.168.128.0/17 → vgw-1). Configure those prefixes as Destinations, too.", failed.Sentence);
    }

    [Fact]
    public void A_wider_propagated_route_covers_a_narrower_destination() =>
        Assert.DoesNotContain(Check(SiteWith(true, "192.168.50.0/24"), Propagated), check => check.Result != PreflightResult.Pass);

    [Theory]
    [InlineData(true, PreflightResult.Fail)]
    [InlineData(false, PreflightResult.Warn)]
    public void A_missing_propagated_route_fails_or_warns_as_configured(bool required, PreflightResult expected) =>
        Assert.Contains("No active propagated route of rtb-1 covers 192.168.0.0/16.", Only(Check(SiteWith(required)), expected).Sentence, StringComparison.Ordinal);

    [Fact]
    public void A_propagated_route_that_is_no_longer_active_covers_nothing() =>
        Only(Check(SiteWith(), Propagated with { State = RouteState.Blackhole }), PreflightResult.Fail);

    [Fact]
    public void A_foreign_static_route_fails_and_ours_does_not()
    {
        Assert.Contains("eni-9", Only(Check(SiteWith(), Propagated, Row("192.168.0.0/16", "eni-9")), PreflightResult.Fail).Sentence, StringComparison.Ordinal);
        Assert.All(Check(SiteWith(), Propagated, Row("192.168.0.0/16", "eni-1")), check => Assert.Equal(PreflightResult.Pass, check.Result));
    }

    [Fact]
    public void Route_Server_is_not_fought() =>
        Assert.Contains("VPC Route Server", Only(Check(SiteWith(), Propagated, Row("192.168.0.0/16", "eni-1", RouteOrigin.Advertised)), PreflightResult.Fail).Sentence, StringComparison.Ordinal);

    [Fact]
    public void The_local_route_cannot_fail_over() =>
        Only(Check(SiteWith(), Propagated, Row("192.168.0.0/16", "local", RouteOrigin.Local)), PreflightResult.Fail);

    [Theory]
    [InlineData(44, PreflightResult.Pass)]
    [InlineData(45, PreflightResult.Warn)]
    public void A_nearly_full_table_warns(int rows, PreflightResult expected) =>
        Assert.Equal(expected, Check(SiteWith(), [Propagated, .. Enumerable.Range(0, rows).Select(number => Row($"172.16.{number}.0/24", "igw-1"))])
            .Single(check => check.Name == "head-room rtb-1").Result);

    [Fact]
    public void A_prefix_list_is_covered_when_each_of_its_entries_is()
    {
        var lists = new Dictionary<string, IReadOnlyList<Destination>> { ["pl-1"] = [Destination.Parse("192.168.1.0/24")!, Destination.Parse("10.9.0.0/16")!] };
        var checks = TableChecks.Of(SiteWith(true, "pl-1"), new RouteTable("rtb-1", "vpc-1", [], false, [Propagated]), lists).ToArray();
        Assert.Contains("(10.9.0.0/16)", Only(checks, PreflightResult.Fail).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vpc-1", "in-use", "attached", false, "rtb-own", 0)]
    [InlineData("vpc-1", "in-use", "attached", true, "rtb-own", 1)]
    [InlineData("vpc-1", "available", null, false, "rtb-own", 1)]
    [InlineData("vpc-2", "in-use", "attached", false, "rtb-own", 1)]
    [InlineData("vpc-1", "in-use", "attached", false, "rtb-1", 1)]
    [InlineData("vpc-2", "detaching", "detaching", true, "rtb-own", 3)]
    public void An_interface_must_be_able_to_carry_the_traffic(string vpc, string status, string? attachment, bool check, string ownTable, int failures)
    {
        var eni = new NetworkInterface("eni-1", vpc, "subnet-1", status, attachment, "i-1", check);
        var checks = InterfaceChecks.Of("LAX1", "vpn", eni, [new RouteTable("rtb-1", "vpc-1", [], false, [])], new RouteTable(ownTable, vpc, ["subnet-1"], false, []));
        Assert.Equal(failures, checks.Count(found => found.Result == PreflightResult.Fail));
    }

    [Theory]
    [InlineData("DryRunOperation", 412, PreflightResult.Pass)]
    [InlineData("UnauthorizedOperation", 403, PreflightResult.Fail)]
    [InlineData("RequestLimitExceeded", 503, PreflightResult.Warn)]
    public void A_dry_run_tells_the_permission(string code, int status, PreflightResult expected) =>
        Assert.Equal(expected, PermissionCheck.Of("LAX1", "rtb-1", new QueryAnswer(AnswerKind.Refused, "CreateRoute", status, "r", code, "In words.", null)).Result);

    [Theory]
    [InlineData("192.168.7.7", PreflightResult.Fail)]
    [InlineData("10.0.0.7", PreflightResult.Pass)]
    public void The_endpoint_must_not_lie_behind_what_fails(string address, PreflightResult expected)
    {
        var fleet = new Fleet { Sites = [SiteWith()] };
        Assert.Equal(expected, Assert.Single(EndpointChecks.Of(fleet, new Uri("https://ec2.eu-west-3.amazonaws.com/"), [IPAddress.Parse(address)], NoLists)).Result);
    }
}
