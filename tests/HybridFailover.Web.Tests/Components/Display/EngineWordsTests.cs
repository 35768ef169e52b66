using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Display;

public sealed class EngineWordsTests
{
    [Theory]
    [InlineData("Stays on dx; fails over to vpn if it dies", "Stays on Direct Connect; fails over to VPN if it dies")]
    [InlineData("no usable path besides dx: vpn down, 120 rounds lost in a row (limit 5)", "no usable path besides Direct Connect: VPN down, 120 rounds lost in a row (limit 5)")]
    [InlineData("Going back to dx.", "Going back to Direct Connect.")]
    [InlineData("rtb-dx stands at dx-1, host dx.example, icmp://vpn/a, a@vpn, vpn_2", "rtb-dx stands at dx-1, host dx.example, icmp://vpn/a, a@vpn, vpn_2")]
    [InlineData("Direct Connect and VPN", "Direct Connect and VPN")]
    [InlineData("", "")]
    public void Paths_are_named_as_on_the_page_where_they_are_whole_words(string sentence, string shown) => Assert.Equal(shown, EngineWords.Of(PageSamples.Site(), sentence));

    [Fact]
    public void Of_two_of_a_kind_the_name_stays_beside_it_and_is_not_replaced_again()
    {
        var site = Named("dx", "vpn", "vpn-b");
        Assert.Equal("Stays on VPN vpn; tries VPN vpn-b if it dies", EngineWords.Of(site, "Stays on vpn; tries vpn-b if it dies"));
    }

    [Theory]
    [InlineData("no"), InlineData("down"), InlineData("m"), InlineData("ms"), InlineData("4"), InlineData("by"), InlineData("EC2")]
    public void A_name_that_could_be_another_word_is_left_alone(string name) =>
        Assert.Equal("no path is down by 4 m 3 ms of EC2", EngineWords.Of(Named(name, "vpn"), "no path is down by 4 m 3 ms of EC2"));

    [Fact]
    public void A_snapshot_tells_its_next_step_and_its_alarms_so_and_keeps_what_people_wrote()
    {
        var shown = EngineWords.Of(PageSamples.Snapshot() with
        {
            Next = new("Back to dx now"), Alarms = [PageSamples.Alarm(AlarmKind.Unprotected, "no usable path besides vpn")], ModeReason = "alice: dx is slow",
        });
        Assert.Equal(("Back to Direct Connect now", "no usable path besides VPN", "alice: dx is slow"), (shown.Next.Sentence, shown.Alarms[0].Sentence, shown.ModeReason));
        Assert.Same(shown, EngineWords.Of(shown));
    }

    private static Site Named(params string[] names)
    {
        var site = PageSamples.Site(kinds: [PathKind.DirectConnect, .. names.Skip(1).Select(_ => PathKind.Vpn)]);
        return site with { Paths = [.. site.Paths.Select((path, rank) => path with { Name = names[rank] })] };
    }
}
