namespace HybridFailover.Engine.Tests.Sites;

public sealed class FleetRuleTests
{
    private static string Site(string destinations, string tables = "\"rtb-0123456789abcdef0\"", string more = "") => $$"""
        { "Destinations": [{{destinations}}], "RouteTables": [{{tables}}], {{more}}
          "Paths": [
            { "Name": "dx", "Kind": "DirectConnect", "NextHop": "propagated", "Targets": ["icmp://10.9.0.1?source=10.0.2.10", "icmp://10.9.0.2?source=10.0.2.10"] },
            { "Name": "vpn", "Kind": "Vpn", "NextHop": "eni-0123456789abcdef0", "Targets": ["icmp://10.9.0.3?source=10.0.2.11", "icmp://10.9.0.4?source=10.0.2.11"] } ] }
        """;

    [Fact]
    public void Overlapping_destinations_of_two_sites_in_one_table_are_an_error() =>
        Assert.Equal(
            ["HybridFailover:Sites:SEA1:Destinations:0: found 192.168.50.128/25, which overlaps 192.168.50.0/24 of HybridFailover:Sites:LAX1:Destinations:0 in rtb-0123456789abcdef0; accepted: destinations that don't overlap in one route table"],
            Written.ErrorsWith(("Sites:SEA1", Site("\"192.168.50.128/25\""))));

    [Fact]
    public void The_same_destination_of_two_sites_in_one_table_is_an_error() =>
        Assert.Single(Written.ErrorsWith(("Sites:SEA1", Site("\"192.168.50.0/24\""))));

    [Fact]
    public void Every_destination_below_a_wide_one_is_told() =>
        Assert.Equal(3, Written.ErrorsWith(("Sites:SEA1", Site("\"10.1.0.0/16\", \"10.2.0.0/16\", \"192.168.51.0/24\"")), ("Sites:SFO1", Site("\"10.0.0.0/8\", \"192.168.50.4/30\""))).Count);

    [Fact]
    public void In_another_table_the_same_destination_is_right() =>
        Assert.Empty(Written.ErrorsWith(("Sites:SEA1", Site("\"192.168.50.0/24\"", "\"rtb-0123456789abcdef1\""))));

    [Fact]
    public void Neighbours_and_other_families_do_not_overlap() =>
        Assert.Empty(Written.ErrorsWith(("Sites:SEA1", Site("\"192.168.51.0/24\", \"2001:db8::/32\", \"pl-0123456789abcdef0\""))));

    [Fact]
    public void All_errors_come_at_once()
    {
        var errors = Written.ErrorsWith(
            ("Interval", "60"), ("Sites:LAX1:Preset", "\"quick\""), ("Sites:LAX1:Destinations:0", "\"10/8\""),
            ("Sites:LAX1:Paths:0:NextHop", "\"eni-0123456789abcdef0\""), ("Sites:LAX1:Paths:1:Targets:0", "\"icmp://x\""), ("Sites:LAX1:Pathz", "1"), ("Aws:Region", "\"moon\""));

        Assert.Equal(
            ["HybridFailover:Aws:Region", "HybridFailover:Interval", "HybridFailover:Sites:LAX1:Pathz", "HybridFailover:Sites:LAX1:Preset",
             "HybridFailover:Sites:LAX1:Destinations:0", "HybridFailover:Sites:LAX1:Paths:1:Targets:0", "HybridFailover:Sites:LAX1:Paths:1:NextHop"],
            errors.Select(error => error[..error.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public void One_mistake_for_all_sites_is_one_error() =>
        Assert.Single(Written.ErrorsWith(("QualityWindow", "\"00:00:01\""), ("Preset", "\"fast\""), ("Sites:SEA1", Site("\"10.1.0.0/16\""))));

    [Fact]
    public void The_example_has_no_warnings_and_these_have()
    {
        IEnumerable<string> Warnings(params (string, string?)[] changes) => Written.ReadWith(changes).Warnings.Select(warning => warning.ToString());

        Assert.Equal(
            ["HybridFailover:Sites:LAX1:Paths:0:Targets: path dx has one target: its host's reboot looks like the path's death. Two hosts rarely fail together."],
            Warnings(("Sites:LAX1:Paths:0:Targets", """["icmp://192.168.50.1?source=10.0.2.10"]""")));
        Assert.Equal(
            ["HybridFailover:Sites:LAX1:Paths:1:Targets: paths dx and vpn are both probed from 10.0.2.10: on premises the replies of both go back the same way, so that one path's failure may show as the other's. Give each path a source address of its own."],
            Warnings(("Sites:LAX1:Paths:1:Targets:0", "\"icmp://192.168.60.11?source=10.0.2.10\"")));
        Assert.Equal(
            ["HybridFailover:Sites:LAX1:Paths:1:Targets:0: icmp://192.168.50.11?source=10.0.2.11 is inside destination 192.168.50.0/24, which proves the whole way. Without its own host route through the VPN in the monitor's route table its probes ride Direct Connect, whose failure then takes both paths down at once."],
            Warnings(("Sites:LAX1:Paths:1:Targets:0", "\"icmp://192.168.50.11?source=10.0.2.11\"")));
        Assert.Equal(
            ["HybridFailover:Sites:LAX1: 51 slots. EC2 takes 50 route changes at once, then 5 a second: a failover of this site takes about 1 s."],
            Warnings(("Sites:LAX1:Destinations", $"[{string.Join(',', Enumerable.Range(0, 51).Select(part => $"\"10.1.{part}.0/24\""))}]")));
        Assert.Equal(
            ["HybridFailover:Sites: 61 slots over all sites. EC2 takes 50 route changes at once, then 5 a second: when all sites fail over together, the last is done after about 3 s."],
            Warnings(
                ("Sites:LAX1:Destinations", $"[{string.Join(',', Enumerable.Range(0, 31).Select(part => $"\"10.1.{part}.0/24\""))}]"),
                ("Sites:SEA1", Site(string.Join(',', Enumerable.Range(0, 30).Select(part => $"\"10.2.{part}.0/24\""))))));
    }

    [Fact]
    public void Sites_come_in_the_order_of_their_codes() =>
        Assert.Equal(["LAX1", "SEA1"], Written.ReadWith(("Sites:SEA1", Site("\"10.1.0.0/16\"", more: "\"TimeZone\": \"America/Los_Angeles\", \"Region\": \"West\","))).Fleet!.Sites.Select(site => site.Code));

    [Fact]
    public void Name_time_zone_and_region_are_for_people()
    {
        var site = Written.ReadWith(("Sites:SEA1", Site("\"10.1.0.0/16\"", more: "\"TimeZone\": \"America/Los_Angeles\", \"Region\": \"West\","))).Fleet!.Sites[1];

        Assert.Equal(("SEA1", "America/Los_Angeles", "West"), (site.Name, site.TimeZone.Id, site.Region));
    }
}
