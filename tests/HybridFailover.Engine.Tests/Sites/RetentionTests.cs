using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Sites;

public sealed class RetentionTests
{
    [Fact]
    public void Seconds_are_kept_for_a_day_and_minutes_for_400_unless_it_is_said() =>
        Assert.Equal(new Retention { Seconds = TimeSpan.FromDays(1), Minutes = TimeSpan.FromDays(400) }, Written.Read(Written.Example).Fleet!.Retention);

    [Fact]
    public void Both_can_be_said() => Assert.Equal(
        new Retention { Seconds = TimeSpan.FromHours(36), Minutes = TimeSpan.FromDays(90) },
        Written.ReadWith(("History:Seconds", "\"1.12:00:00\""), ("History:Minutes", "\"90.00:00:00\"")).Fleet!.Retention);

    [Fact]
    public void All_that_is_wrong_is_told_at_once() => Assert.Equal(
        [
            "HybridFailover:History:Second: found an unknown key; did you mean Seconds?",
            """HybridFailover:History:Seconds: found "24"; accepted: a time from 00:10:00 to 31.00:00:00, written like 00:00:05 (a bare number has no unit)""",
            """HybridFailover:History:Minutes: found "12:00:00"; accepted: a time from 1.00:00:00 to 999.00:00:00, written like 00:00:05""",
        ],
        Written.ErrorsWith(("History:Second", "\"24\""), ("History:Seconds", "\"24\""), ("History:Minutes", "\"12:00:00\"")));

    [Fact]
    public void A_text_in_the_section_s_place_is_an_error() => Assert.Equal(
        ["""HybridFailover:History: found "off"; accepted: a section with Seconds or Minutes"""], Written.ErrorsWith(("History", "\"off\"")));
}
