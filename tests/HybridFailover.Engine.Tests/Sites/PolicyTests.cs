using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Sites.Reading;

namespace HybridFailover.Engine.Tests.Sites;

public sealed class PolicyTests
{
    /// <summary>The documented table: name and default, without those that a preset gives.</summary>
    private const string Documented = """
        Quorum | 1
        QualityWindow | 00:00:30
        LossFailRatio | 0.20
        LossRecoverRatio | 0.05
        LatencyPercentile | 0.95
        LatencyFail | off
        LatencyRecover | off
        JitterFail | off
        JitterRecover | off
        OnDegraded | alert
        TrustUnproven | false
        Failback | automatic
        FailbackDelay | 00:01:00
        FailbackWindows | always
        FlapGrowth | 2
        FlapBudget | 3
        RequirePropagatedRow | true
        ConsistencyGrace | 00:00:30
        ReadInterval | 00:00:30
        ObservedMaxAge | 00:01:30
        Mode | automatic
        """;

    /// <summary>The documented presets: interval, timeout, down after, confirm interval, up after, worst case.</summary>
    public static TheoryData<string, string, string, string, string, string, double> DocumentedPresets => new()
    {
        { "fast", "00:00:00.1", "00:00:00.1", "4", "00:00:00.02", "20", 0.29 },
        { "balanced", "00:00:00.2", "00:00:00.2", "4", "00:00:00.05", "15", 0.60 },
        { "conservative", "00:00:01", "00:00:01", "5", "00:00:01", "10", 6.0 },
    };

    [Theory, MemberData(nameof(DocumentedPresets))]
    public void The_documented_values_are_the_defaults(
        string preset, string interval, string timeout, string downAfter, string confirmInterval, string upAfter, double worstCase)
    {
        var table = Documented.Split('\n').Select(row => row.Split(" | ")).Select(row => (Name: row[0], Value: row[1])).ToList();
        table.AddRange([("Interval", interval), ("Timeout", timeout), ("DownAfter", downAfter), ("ConfirmInterval", confirmInterval), ("UpAfter", upAfter)]);

        var written = Written.ReadWith([.. table.Append((Name: "Preset", Value: preset)).Select(row => (row.Name, (string?)$"\"{row.Value}\"")), ("Sites:LAX1:Preset", null)]);
        var byPreset = Written.ReadWith(("Sites:LAX1:Preset", $"\"{preset}\""));

        Assert.Empty(written.Errors);
        Assert.Equal(PolicyKey.NamesOnSite.Order(), table.Select(row => row.Name).Append("Preset").Order());
        Assert.Equal(byPreset.Fleet!.Sites[0].Policy, written.Fleet!.Sites[0].Policy);
        Assert.Equal(worstCase, WorstCase.Of(byPreset.Fleet.Sites[0].Policy).TotalSeconds);
    }

    [Fact]
    public void Balanced_is_the_default()
    {
        Assert.Equal(Presets.Of(Preset.Balanced), new Policy());
        Assert.Equal(new Policy(), Written.ReadWith(("Sites:LAX1:Preset", null)).Fleet!.Sites[0].Policy);
    }

    [Fact]
    public void The_nearest_value_wins_and_goes_before_the_preset()
    {
        var site = Written.ReadWith(
            ("Interval", "\"00:00:00.5\""), ("DownAfter", "7"), ("Preset", "\"conservative\""),
            ("Sites:LAX1:DownAfter", "6"), ("Sites:LAX1:FailbackDelay", "\"00:02:00\""),
            ("Sites:LAX1:Paths:1:DownAfter", "5"), ("Sites:LAX1:Paths:1:Preset", "\"balanced\"")).Fleet!.Sites[0];

        // Beside Aws: an interval that is explicit outlives the nearer preset.
        Assert.Equal(TimeSpan.FromSeconds(0.5), site.Policy.Interval);
        Assert.Equal(TimeSpan.FromSeconds(0.5), site.Paths[1].Policy.Interval);
        Assert.Equal(Presets.Of(Preset.Fast).Timeout, site.Paths[0].Policy.Timeout);
        Assert.Equal(Presets.Of(Preset.Balanced).Timeout, site.Paths[1].Policy.Timeout);
        Assert.Equal([6, 6, 5], new[] { site.Policy.DownAfter, site.Paths[0].Policy.DownAfter, site.Paths[1].Policy.DownAfter });
        Assert.Equal(TimeSpan.FromMinutes(2), site.Paths[1].Policy.FailbackDelay);
    }

    [Fact]
    public void A_nearer_off_or_empty_list_takes_back_what_stands_for_all_sites()
    {
        var fleet = Written.ReadWith(
            ("LatencyFail", "\"00:00:00.05\""), ("LatencyRecover", "\"00:00:00.04\""), ("FailbackWindows", """["daily 02:00-05:00"]"""),
            ("Sites:LAX1:LatencyFail", "\"off\""), ("Sites:LAX1:LatencyRecover", "\"OFF\""), ("Sites:LAX1:FailbackWindows", "[]")).Fleet!;

        Assert.Null(fleet.Sites[0].Policy.LatencyFail);
        Assert.Null(fleet.Sites[0].Policy.LatencyRecover);
        Assert.Empty(fleet.Sites[0].Policy.FailbackWindows);
    }

    [Fact]
    public void Null_is_as_if_the_key_were_not_there() =>
        Assert.Equal(9, Written.ReadWith(("DownAfter", "9"), ("Sites:LAX1:DownAfter", "null")).Fleet!.Sites[0].Policy.DownAfter);

    [Fact]
    public void The_first_lost_round_may_be_the_verdict() =>
        Assert.Equal(TimeSpan.FromMilliseconds(400), WorstCase.Of(new Policy { DownAfter = 1 }));

    [Fact]
    public void A_path_without_ICMP_targets_is_judged_at_their_pace()
    {
        var path = Written.ReadWith(("Sites:LAX1:Paths:0:Targets", """["tcp://192.168.50.10:443", "https://intranet.example/health"]""")).Fleet!.Sites[0].Paths[0];

        Assert.Equal(TimeSpan.FromSeconds(4.1), WorstCase.Of(path));
        Assert.Equal(TimeSpan.FromSeconds(0.29), WorstCase.Of(path with { Targets = [path.Targets[0], new Target("icmp://192.0.2.1", TargetKind.Icmp, null)] }));
    }
}
