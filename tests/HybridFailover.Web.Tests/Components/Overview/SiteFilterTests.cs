using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Overview;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Overview;

public sealed class SiteFilterTests
{
    private static readonly SiteView Normal = View("LAX1", "Los Angeles", "dx");
    private static readonly SiteView OnVpn = View("SEA1", "Seattle", "vpn");

    [Fact]
    public void What_was_chosen_comes_back_from_the_address()
    {
        var filter = new SiteFilter { Group = SiteGroup.NoStandby, Path = PathKind.Vpn, Held = true, NotArmed = true, Text = "a&b=ü" };

        Assert.Equal(filter, SiteFilter.Of(name => filter.Parameters()[name]?.ToString()));
        Assert.All(new SiteFilter().Parameters().Values, Assert.Null);
    }

    [Theory]
    [InlineData("state", "nonsense")]
    [InlineData("path", "carrier-pigeon")]
    [InlineData("held", "perhaps")]
    public void What_an_address_says_beyond_understanding_filters_nothing(string name, string value) =>
        Assert.True(SiteFilter.Of(asked => asked == name ? value : null).IsEmpty);

    [Theory]
    [InlineData("sea", true)]
    [InlineData("SEATT", true)]
    [InlineData(" vpn ", true)]
    [InlineData("us-west", true)]
    [InlineData("nowhere", false)]
    public void A_text_is_looked_for_in_code_name_region_and_paths(string text, bool found) =>
        Assert.Equal(found, new SiteFilter { Text = text }.Takes(OnVpn, isArmed: true));

    [Fact]
    public void Each_filter_leaves_out_what_it_says()
    {
        Assert.False(new SiteFilter { Group = SiteGroup.Normal }.Takes(OnVpn, true));
        Assert.True(new SiteFilter { Group = SiteGroup.OnStandby }.Takes(OnVpn, true));
        Assert.False(new SiteFilter { Path = PathKind.Vpn }.Takes(Normal, true));
        Assert.True(new SiteFilter { Path = PathKind.Vpn }.Takes(OnVpn, true));
        Assert.False(new SiteFilter { Held = true }.Takes(Normal, true));
        Assert.True(new SiteFilter { Held = true }.Takes(Normal with { Snapshot = Normal.Snapshot with { Mode = Mode.Shadow } }, true));
        Assert.False(new SiteFilter { NotArmed = true }.Takes(Normal, true));
        Assert.True(new SiteFilter { NotArmed = true }.Takes(Normal, false));
        Assert.False(new SiteFilter { Path = PathKind.Vpn, Text = "LAX" }.Takes(OnVpn, true));
    }

    private static SiteView View(string code, string name, string active)
    {
        var snapshot = PageSamples.Snapshot(PageSamples.Site(code, name) with { Region = "us-west-2" }, active, Verdict.Up, Verdict.Up);
        return new(snapshot, DisplayStates.Of(snapshot, PageSamples.Now));
    }
}
