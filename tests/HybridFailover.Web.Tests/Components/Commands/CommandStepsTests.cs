using HybridFailover.Web.Components.Commands;

namespace HybridFailover.Web.Tests.Components.Commands;

public sealed class CommandStepsTests
{
    [Fact]
    public void Steps_that_have_not_come_have_no_time()
    {
        var open = Samples.Transition("t-1") with { AppliedAt = Samples.At.AddMilliseconds(40), VerifiedAt = null };
        Assert.Equal(
            [new("Accepted", Samples.At, null), new("Route written", Samples.At.AddMilliseconds(40), TimeSpan.FromMilliseconds(40)), new("Read back", null, null), new("Path answers", null, null)],
            CommandSteps.Of(open, CommandSteps.ProofAt(open, Samples.Snapshot("LAX1", "vpn")), null));
    }

    [Fact]
    public void The_path_answers_by_a_round_after_the_routes_were_read_back()
    {
        var done = Samples.Transition("t-1");
        Assert.Equal(Samples.At, CommandSteps.ProofAt(done, Samples.Snapshot("LAX1", "vpn")));
        Assert.Null(CommandSteps.ProofAt(done with { VerifiedAt = Samples.At.AddSeconds(1) }, Samples.Snapshot("LAX1", "vpn")));
    }
}
