using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Failover;

namespace HybridFailover.Engine.Tests.Monitoring;

public sealed class RehearsalTests
{
    [Theory]
    [InlineData(ConfiguredMode.Automatic)]
    [InlineData(ConfiguredMode.Shadow)]
    public void It_goes_the_whole_way_to_the_proof(ConfiguredMode mode) =>
        Assert.Equal(Standing.On("vpn"), Rehearsal.Play(Sample.Site(policy => policy with { Mode = mode }, tables: 3, destinations: 2), new Clock(TimeProvider.System)));
}
