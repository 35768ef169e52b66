using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Sites;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Sites;

public sealed class PathSentenceTests
{
    [Theory]
    [InlineData(4, false, Verdict.Unknown, 0, "Collecting first samples (4 of 15)")]
    [InlineData(40, false, Verdict.Unknown, 0, "Collecting first samples (15 of 15)")]
    [InlineData(4, false, Verdict.Unknown, 60, "no result for 60 s")]
    [InlineData(4, true, Verdict.Unknown, 0, "no result for 60 s")]
    [InlineData(4, true, Verdict.Up, 0, "no result for 60 s")]
    public void Until_the_first_verdict_it_says_how_many_of_the_samples_are_there(int good, bool warm, Verdict verdict, int age, string expected) =>
        Assert.Equal(expected, PathSentence.Of(Path(good, warm, verdict, age), PageSamples.Now));

    [Fact]
    public void A_path_that_was_never_probed_says_so() =>
        Assert.Equal("Not probed yet", PathSentence.Of(Path(0, false, Verdict.Unknown, 0) with { Report = null }, PageSamples.Now));

    private static PathSnapshot Path(int good, bool warm, Verdict verdict, int age)
    {
        var path = PageSamples.Path(PageSamples.Site().Paths[0], verdict, PageSamples.Now.AddSeconds(-age));
        return path with { Report = path.Report!.Value with { GoodRounds = good, WarmedUp = warm, Sentence = "no result for 60 s" } };
    }
}
