using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Failover;

namespace HybridFailover.Engine.Tests.Replay;

public sealed class PolicyTrialTests
{
    [Fact]
    public void Values_are_in_force_in_the_site_and_in_each_path()
    {
        var tried = Trials.Of(Sample.Site(), ("downafter", "6"), ("FailbackDelay", "00:05:00"), ("FailbackWindows:0", "Mon-Fri 02:00-05:00")).On(Sample.Site());
        Assert.All([tried.Policy, .. tried.Paths.Select(path => path.Policy)], policy => Assert.Equal((6, TimeSpan.FromMinutes(5), 1), (policy.DownAfter, policy.FailbackDelay, policy.FailbackWindows.Count)));
    }

    [Theory]
    [InlineData("Interval", "00:00:01", "rounds that were not sent can't be replayed")]
    [InlineData("Timeout", "00:00:01", "rounds that were not sent can't be replayed")]
    [InlineData("ConfirmInterval", "00:00:00.1", "rounds that were not sent can't be replayed")]
    [InlineData("Preset", "fast", "a preset, which changes what is sent")]
    [InlineData("DownAftr", "6", "did you mean DownAfter?")]
    [InlineData("DownAfter", "0", "found \"0\"; accepted: a whole number from 1 to 100")]
    [InlineData("FailbackDelay", "60", "a bare number has no unit")]
    [InlineData("Quorum", "2", "Quorum of at most the number of targets")]
    [InlineData("LossFailRatio", "0.04", "LossRecoverRatio below LossFailRatio")]
    [InlineData("ObservedMaxAge", "00:00:31", "ObservedMaxAge of at least two ReadIntervals")]
    public void What_can_t_be_tried_is_refused_with_the_reason(string name, string value, string part)
    {
        var (trial, errors) = Trials.Read(Sample.Site(), (name, value));
        Assert.Null(trial);
        Assert.All(errors, error => Assert.Equal($"set:{name}", error.Key));
        Assert.Contains(errors, error => error.Sentence.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_that_was_in_force_is_no_change() => Assert.NotNull(Trials.Of(Sample.Site(), ("Interval", "00:00:00.2"), ("Timeout", "00:00:00.200")));

    [Fact]
    public void Everything_that_is_wrong_comes_at_once() =>
        Assert.Equal(
            ["set:DownAfter", "set:FlapBudgt", "set:Interval", "set:OnDegraded"],
            Trials.Read(Sample.Site(), ("DownAfter", "many"), ("FlapBudgt", "1"), ("Interval", "00:00:02"), ("OnDegraded", "panic")).Errors.Select(error => error.Key).Order(StringComparer.Ordinal));
}
