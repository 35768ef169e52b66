using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Sites;

namespace HybridFailover.Engine.Tests.Monitoring;

public sealed class FleetChangeTests
{
    private static readonly Fleet Before = Written.ReadWith().Fleet!;

    private static Slot Slot(string destination) => new("rtb-0123456789abcdef0", Destination.Parse(destination)!);

    private static FleetChange To(params (string, string?)[] changes)
    {
        var reading = Written.ReadWith(changes);
        Assert.Empty(reading.Errors);
        return FleetChange.Compare(Before, reading.Fleet!);
    }

    private static SiteChange Only(params (string, string?)[] changes) => Assert.Single(To(changes).Sites);

    [Fact]
    public void The_same_configuration_read_again_changes_nothing() =>
        Assert.True(FleetChange.Compare(
            Written.ReadWith(("FailbackWindows", """["Sat 01:00-02:00"]""")).Fleet!,
            Written.ReadWith(("FailbackWindows", """["sat 01:00-02:00"]""")).Fleet!).IsEmpty);

    [Fact]
    public void A_threshold_changes_the_policy_and_no_more()
    {
        var change = Only(("Sites:LAX1:Paths:1:DownAfter", "6"));

        Assert.True(change.PolicyChanged);
        Assert.Equal((false, false), (change.DisplayChanged, change.OrderChanged));
        Assert.Empty(change.RetargetedPaths.Concat(change.NewPaths).Concat(change.RemovedPaths).Concat(change.ReroutedPaths));
        Assert.Empty(change.NewSlots.Concat(change.RemovedSlots));
    }

    [Fact]
    public void Another_target_retargets_its_path_alone() =>
        Assert.Equal(["vpn"], Only(("Sites:LAX1:Paths:1:Targets:0", "\"icmp://192.168.60.12?source=10.0.2.11\"")).RetargetedPaths);

    [Fact]
    public void Another_next_hop_is_another_path_for_the_routes() =>
        Assert.Equal(["vpn"], Only(("Sites:LAX1:Paths:1:NextHop", "\"eni-0123456789abcdef1\"")).ReroutedPaths);

    [Fact]
    public void Another_name_is_a_new_path()
    {
        var change = Only(("Sites:LAX1:Paths:1:Name", "\"backup\""));

        Assert.Equal(["backup"], change.NewPaths);
        Assert.Equal(["vpn"], change.RemovedPaths);
    }

    [Fact]
    public void Names_and_Region_are_display() => Assert.True(Only(("Sites:LAX1:Name", "\"L. A.\"")).DisplayChanged);

    [Fact]
    public void The_order_of_paths_is_told()
    {
        var swapped = Before with { Sites = [Before.Sites[0] with { Paths = [Before.Sites[0].Paths[1], Before.Sites[0].Paths[0]] }] };

        Assert.True(Assert.Single(FleetChange.Compare(Before, swapped).Sites).OrderChanged);
    }

    [Fact]
    public void Slots_come_and_go_with_destinations_and_tables()
    {
        var change = Only(("Sites:LAX1:Destinations", """["10.1.0.0/16"]"""));

        Assert.Equal([Slot("10.1.0.0/16")], change.NewSlots);
        Assert.Equal([Slot("192.168.50.0/24")], change.RemovedSlots);
    }

    [Fact]
    public void A_site_that_is_renamed_goes_and_comes()
    {
        var change = FleetChange.Compare(Before, Before with { Sites = [Before.Sites[0] with { Code = "LAX2" }] });

        Assert.Equal([("LAX2", true, false), ("LAX1", false, true)], change.Sites.Select(site => (site.Code, site.Before is null, site.After is null)));
    }

    [Fact]
    public void Another_endpoint_is_told()
    {
        Assert.True(To(("Aws:Endpoint", "\"http://127.0.0.1:4566\"")).EndpointChanged);
        Assert.Empty(To(("Aws:Endpoint", "\"http://127.0.0.1:4566\"")).Sites);
    }

    [Fact]
    public void Another_time_to_keep_samples_is_told() => Assert.Equal(
        "History: seconds are kept for 12:00:00, minutes for 400.00:00:00", To(("History:Seconds", "\"12:00:00\"")).Sentence);

    [Fact]
    public void A_change_is_told_in_one_sentence()
    {
        Assert.Equal("LAX1: policy", Only(("Sites:LAX1:Paths:1:DownAfter", "6")).Sentence);
        Assert.Equal(
            "LAX1: name, Region or time zone; path backup new; path vpn removed; path dx retargeted; 2 new slots; 1 slot removed",
            Only(("Sites:LAX1:Name", "\"L. A.\""), ("Sites:LAX1:Paths:1:Name", "\"backup\""), ("Sites:LAX1:Paths:0:Targets:0", "\"icmp://192.168.50.12\""),
                ("Sites:LAX1:Destinations", """["10.1.0.0/16", "10.2.0.0/16"]""")).Sentence);
        Assert.Equal(
            ["LAX2: new site", "LAX1: removed"],
            FleetChange.Compare(Before, Before with { Sites = [Before.Sites[0] with { Code = "LAX2" }] }).Sites.Select(site => site.Sentence));
    }
}
