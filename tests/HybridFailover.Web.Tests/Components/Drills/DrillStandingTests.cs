using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Drills;

namespace HybridFailover.Web.Tests.Components.Drills;

public sealed class DrillStandingTests
{
    private static (DateTimeOffset, string?, string, TimeSpan?) Failover(int daysAgo, double seconds) =>
        (Samples.At.AddDays(-daysAgo), "drill", $"t-{daysAgo}", TimeSpan.FromSeconds(seconds));

    [Fact]
    public void The_newest_counts_and_the_median_is_over_all()
    {
        var standing = DrillStanding.Of("LAX1", [Failover(50, 3), Failover(43, 1), Failover(60, 2)]);
        Assert.Equal((Samples.At.AddDays(-43), "t-43", TimeSpan.FromSeconds(2), 3), (standing.ProvenAt, standing.ProvenId, standing.MedianSwitch, standing.Counted));
        Assert.Equal(TimeSpan.FromSeconds(1.5), DrillStanding.Of("LAX1", [Failover(1, 1), Failover(2, 2)]).MedianSwitch);
    }

    [Theory]
    [InlineData(90, Severity.Normal)]
    [InlineData(91, Severity.Warning)]
    public void Older_than_its_limit_it_is_warned_of(int daysAgo, Severity severity) =>
        Assert.Equal(severity, DrillStanding.Of("LAX1", [Failover(daysAgo, 1)]).SeverityAt(Samples.At));

    [Fact]
    public void Never_seen_is_warned_of()
    {
        var never = DrillStanding.Of("LAX1", []);
        Assert.Null(never.ProvenAt);
        Assert.Null(never.MedianSwitch);
        Assert.Equal(Severity.Warning, never.SeverityAt(Samples.At));
    }
}
