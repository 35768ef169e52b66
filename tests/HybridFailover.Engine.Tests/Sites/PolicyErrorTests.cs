namespace HybridFailover.Engine.Tests.Sites;

/// <summary>What a person reads when policy values are wrong or don't fit together: the whole text.</summary>
public sealed class PolicyErrorTests
{
    [Theory]
    [InlineData("Sites:LAX1:Preset", @"""quick""",
        """HybridFailover:Sites:LAX1:Preset: found "quick"; accepted: fast, balanced or conservative""")]
    [InlineData("Interval", "60",
        """HybridFailover:Interval: found "60"; accepted: a time from 00:00:00.02 to 00:01:00, written like 00:00:05 (a bare number has no unit)""")]
    [InlineData("Interval", @"""24:00:00""",
        """HybridFailover:Interval: found "24:00:00"; accepted: a time from 00:00:00.02 to 00:01:00, written like 00:00:05""")]
    [InlineData("Interval", @"""00:00:00.001""",
        """HybridFailover:Interval: found "00:00:00.001"; accepted: a time from 00:00:00.02 to 00:01:00, written like 00:00:05""")]
    [InlineData("Interval", @"""5s""",
        """HybridFailover:Interval: found "5s"; accepted: a time from 00:00:00.02 to 00:01:00, written like 00:00:05""")]
    [InlineData("Timeout", """{"a":"b"}""",
        "HybridFailover:Timeout: found a section; accepted: a time from 00:00:00.01 to 00:01:00, written like 00:00:05")]
    [InlineData("DownAfter", @"""four""",
        """HybridFailover:DownAfter: found "four"; accepted: a whole number from 1 to 100""")]
    [InlineData("DownAfter", "0",
        """HybridFailover:DownAfter: found "0"; accepted: a whole number from 1 to 100""")]
    [InlineData("LossFailRatio", "20",
        """HybridFailover:LossFailRatio: found "20"; accepted: a ratio from 0.001 to 1""")]
    [InlineData("LossFailRatio", @"""20%""",
        """HybridFailover:LossFailRatio: found "20%"; accepted: a ratio from 0.001 to 1""")]
    [InlineData("LatencyPercentile", "95",
        """HybridFailover:LatencyPercentile: found "95"; accepted: a ratio from 0.5 to 1""")]
    [InlineData("LatencyFail", "100",
        """HybridFailover:LatencyFail: found "100"; accepted: a time from 00:00:00.0001 to 00:01:00, written like 00:00:05, or off (a bare number has no unit)""")]
    [InlineData("OnDegraded", @"""maybe""",
        """HybridFailover:OnDegraded: found "maybe"; accepted: alert or switch""")]
    [InlineData("TrustUnproven", @"""yes""",
        """HybridFailover:TrustUnproven: found "yes"; accepted: true or false""")]
    [InlineData("Failback", @"""never""",
        """HybridFailover:Failback: found "never"; accepted: automatic or manual""")]
    [InlineData("FlapGrowth", "0.5",
        """HybridFailover:FlapGrowth: found "0.5"; accepted: a number from 1 to 10""")]
    [InlineData("Mode", @"""suspended""",
        """HybridFailover:Mode: found "suspended"; accepted: automatic or shadow""")]
    [InlineData("FailbackWindows", @"""nightly""",
        """HybridFailover:FailbackWindows: found "nightly"; accepted: a list of days and hours in the site's time zone, such as "Mon-Fri 02:00-05:00", "Sat,Sun 00:00-00:00" or "daily 22:00-04:00"; or always""")]
    [InlineData("FailbackWindows", """["Mon-Fri 2-5"]""",
        @"HybridFailover:FailbackWindows:0: found ""Mon-Fri 2-5""; accepted: days and hours in the site's time zone, such as ""Mon-Fri 02:00-05:00"", ""Sat,Sun 00:00-00:00"" or ""daily 22:00-04:00""")]
    [InlineData("FailbackWindows", """["Mon-Foo 02:00-05:00", "daily 02:00-05:00"]""",
        @"HybridFailover:FailbackWindows:0: found ""Mon-Foo 02:00-05:00""; accepted: days and hours in the site's time zone, such as ""Mon-Fri 02:00-05:00"", ""Sat,Sun 00:00-00:00"" or ""daily 22:00-04:00""")]
    [InlineData("ConfirmInterval", @"""00:00:02""",
        "HybridFailover:ConfirmInterval: found ConfirmInterval 00:00:02 with Interval 00:00:00.1; accepted: ConfirmInterval of at most Interval: a burst is never slower than the steady rounds")]
    [InlineData("QualityWindow", @"""00:00:01""",
        "HybridFailover:QualityWindow: found QualityWindow 00:00:01, which holds 10 rounds at 00:00:00.1; accepted: QualityWindow of at least 00:00:02: LossRecoverRatio 0.05 takes 20 rounds to tell")]
    [InlineData("Sites:LAX1:Paths:0:Interval", @"""00:00:02""",
        "HybridFailover:Sites:LAX1:Paths:0:Interval: found QualityWindow 00:00:30, which holds 15 rounds at 00:00:02; accepted: QualityWindow of at least 00:00:40: LossRecoverRatio 0.05 takes 20 rounds to tell")]
    [InlineData("LatencyFail", @"""00:00:00.05""",
        "HybridFailover:LatencyFail: found LatencyFail without LatencyRecover; accepted: both LatencyFail and LatencyRecover, or neither")]
    [InlineData("LatencyRecover", @"""00:00:00.05""",
        "HybridFailover:LatencyRecover: found LatencyRecover without LatencyFail; accepted: both LatencyFail and LatencyRecover, or neither")]
    [InlineData("LossRecoverRatio", "0.2",
        "HybridFailover:LossRecoverRatio: found LossRecoverRatio 0.2 with LossFailRatio 0.2; accepted: LossRecoverRatio below LossFailRatio")]
    [InlineData("Quorum", "3",
        "HybridFailover:Quorum: found Quorum 3 for path dx, which has 2 targets; accepted: Quorum of at most the number of targets: no round could ever be good",
        "HybridFailover:Quorum: found Quorum 3 for path vpn, which has 2 targets; accepted: Quorum of at most the number of targets: no round could ever be good")]
    [InlineData("Sites:LAX1:Paths:1:Quorum", "3",
        "HybridFailover:Sites:LAX1:Paths:1:Quorum: found Quorum 3 for path vpn, which has 2 targets; accepted: Quorum of at most the number of targets: no round could ever be good")]
    [InlineData("ReadInterval", @"""00:01:00""",
        "HybridFailover:ReadInterval: found ObservedMaxAge 00:01:30 with ReadInterval 00:01:00; accepted: ObservedMaxAge of at least two ReadIntervals, 00:02:00, or one late read makes the routes unknown")]
    public void A_wrong_value_is_told_with_what_is_accepted(string key, string? json, params string[] errors) =>
        Assert.Equal(errors, Written.ErrorsWith((key, json)));

    [Fact]
    public void A_timeout_of_many_intervals_is_an_error() =>
        Assert.Equal([
            "HybridFailover:Timeout: found Timeout 00:00:00.3 with Interval 00:00:00.02; accepted: Timeout of at most 10 Intervals, 00:00:00.2"],
            Written.ErrorsWith(("Interval", @"""00:00:00.02"""), ("Timeout", @"""00:00:00.3""")));

    [Fact]
    public void A_timeout_longer_than_the_pace_of_TCP_probes_is_an_error() =>
        Assert.Equal([
            "HybridFailover:Sites:LAX1:Timeout: found Timeout 00:00:02 with a TCP or HTTP target; accepted: Timeout of at most 00:00:01, from one such probe to the next"],
            Written.ErrorsWith(("Sites:LAX1:Timeout", @"""00:00:02"""), ("Sites:LAX1:Interval", @"""00:00:00.5"""), ("Sites:LAX1:Paths:0:Targets:0", @"""tcp://192.168.50.10:443""")));

    [Fact]
    public void A_latency_threshold_that_no_timely_reply_can_reach_is_an_error() =>
        Assert.Equal([
            "HybridFailover:LatencyFail: found LatencyFail 00:00:00.2 with Timeout 00:00:00.1; accepted: LatencyFail of at most Timeout: a slower reply is late, and never seen as slow"],
            Written.ErrorsWith(("LatencyFail", @"""00:00:00.2"""), ("LatencyRecover", @"""00:00:00.1""")));

    [Fact]
    public void Jitter_recovers_below_where_it_fails() =>
        Assert.Equal([
            "HybridFailover:JitterRecover: found JitterRecover 00:00:00.01 with JitterFail 00:00:00.01; accepted: JitterRecover below JitterFail"],
            Written.ErrorsWith(("JitterFail", @"""00:00:00.01"""), ("JitterRecover", @"""00:00:00.01""")));

    [Fact]
    public void A_percentile_needs_as_many_rounds_as_its_tail() =>
        Assert.Equal([
            "HybridFailover:LatencyPercentile: found QualityWindow 00:00:30, which holds 300 rounds at 00:00:00.1; accepted: QualityWindow of at least 00:01:40: LatencyPercentile 0.999 takes 1000 rounds to tell"],
            Written.ErrorsWith(("LatencyPercentile", "0.999"), ("LatencyFail", @"""00:00:00.05"""), ("LatencyRecover", @"""00:00:00.04""")));
}
