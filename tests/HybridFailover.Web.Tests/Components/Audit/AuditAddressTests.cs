using HybridFailover.Web.Components.Audit;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Tests.Components.Audit;

public sealed class AuditAddressTests
{
    private static readonly FakeMonitor Monitor = new();

    [Fact]
    public void A_filter_and_a_place_survive_the_way_through_an_address()
    {
        var address = new AuditAddress(
            new AuditFilter
            {
                From = Samples.At, To = Samples.At.AddDays(1), Site = "LAX1", Trigger = "automatic", Result = "failed", Actor = "Zoë & co", Path = "vpn", Type = "transition",
                MinDuration = TimeSpan.FromMilliseconds(500), NeedsReview = true, Text = "fibre cut = 100 %",
            },
            After: new PageCursor(Samples.At.UtcTicks, 42)) { Order = EntryOrder.Longest };

        var parsed = AuditAddress.Parse("http://localhost/" + address, Monitor);

        Assert.Empty(parsed.Faults);
        Assert.Equal(address.Filter, parsed.Filter);
        Assert.Equal((address.After, address.Order), (parsed.After, parsed.Order));
        Assert.Equal(address.ToString(), parsed.ToString());
    }

    [Fact]
    public void A_search_is_q_for_people()
    {
        Assert.Equal("audit?q=CHG-1042", AuditAddress.Of(new AuditFilter { Text = "CHG-1042" }));
        Assert.Equal("CHG-1042", AuditAddress.Parse("http://localhost/audit?q=CHG-1042", Monitor).Filter.Text);
        Assert.Equal("audit", AuditAddress.Of(new AuditFilter()));
    }

    [Theory]
    [InlineData("trigger=bogus", "trigger: \"bogus\" is not accepted")]
    [InlineData("q=%2D%2D", "q: Has no letter or digit to look for.")]
    [InlineData("sort=size", "sort: \"size\" is not accepted. Accepted: newest, oldest, longest, site.")]
    [InlineData("zone=us-west-2", "zone: Not known.")]
    [InlineData("region=us-west-2", "region: No site is configured in \"us-west-2\".")]
    [InlineData("after=x", "after: \"x\" is not accepted")]
    [InlineData("from=2026-02-02&to=2026-02-01", "to: Must be after from.")]
    public void What_does_not_exist_is_said_and_not_left_out(string query, string fault) =>
        Assert.StartsWith(fault, Assert.Single(AuditAddress.Parse("http://localhost/audit?" + query, Monitor).Faults), StringComparison.Ordinal);

    [Fact]
    public void A_field_that_was_left_empty_asks_for_nothing() =>
        Assert.Equal(new AuditFilter(), AuditAddress.Parse("http://localhost/audit?site=&q=", Monitor).Filter);
}
