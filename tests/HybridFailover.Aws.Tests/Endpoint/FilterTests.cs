using HybridFailover.Lab.Endpoint.Actions;

namespace HybridFailover.Aws.Tests.Endpoint;

public sealed class FilterTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("*", "", true)]
    [InlineData("rtb-*", "rtb-1", true)]
    [InlineData("rtb-*", "RTB-1", false)]
    [InlineData("*-1*", "rtb-0-10", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("a\\*c", "a*c", true)]
    [InlineData("a\\*c", "abc", false)]
    [InlineData("a\\?c", "abc", false)]
    [InlineData("192.168.50.0/24", "192.168.50.0/24", true)]
    [InlineData("192.168.50.0/2", "192.168.50.0/24", false)]
    public void A_value_matches_as_a_pattern_with_asterisk_question_mark_and_backslash(string pattern, string text, bool matches)
    {
        Assert.Equal(matches, Filter.IsLike(pattern, text));
    }
}
