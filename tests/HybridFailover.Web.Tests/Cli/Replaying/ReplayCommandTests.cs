using System.Text.Json.Nodes;

namespace HybridFailover.Web.Tests.Cli.Replaying;

public sealed class ReplayCommandTests
{
    private const string Period = "replay --site lax1 --from 2026-03-01T12:10:00Z --to 2026-03-01T12:29:00Z";

    [Fact]
    public async Task What_was_in_force_gives_what_happened_while_the_monitor_writes()
    {
        using var stored = new StoredOutage();
        var run = await CommandLineRun.OfAsync($"{Period} --data {stored.Folder}");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("LAX1, 2026-03-01 12:10:00 to 2026-03-01 12:29:00 UTC, replayed with the values that were in force", run.Output, StringComparison.Ordinal);
        Assert.Contains("the replay gives the same 2 transitions, decided within ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Seconds lost    0.34", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 0.4)]
    [InlineData(false, 0.6)]
    public async Task Other_values_cost_seconds_and_return_later_and_it_says_how_exactly(bool evidence, double exact)
    {
        using var stored = new StoredOutage(hasEvidence: evidence);
        var run = await CommandLineRun.OfAsync($"{Period} --set DownAfter=6 --set FailbackDelay=00:05:00 --data {stored.Folder} --json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var report = JsonNode.Parse(run.Output)!;
        Assert.Equal(["DownAfter=6", "FailbackDelay=00:05:00"], report["set"]!.AsArray().Select(value => value!.GetValue<string>()));
        Assert.True(report["check"]!["same"]!.GetValue<bool>());
        Assert.Equal(0.341, report["recorded"]!["secondsLost"]!.GetValue<double>(), 3);
        // The fifth and the sixth round came at the interval, 400 ms after the first one: lost 200 ms later.
        Assert.Equal(-0.289, report["secondsGained"]!.GetValue<double>(), 2);
        Assert.InRange(report["exactToSeconds"]!.GetValue<double>(), exact - 0.01, exact + 0.05);
        var moved = report["replayed"]!["transitions"]!.AsArray();
        Assert.Equal(["dx → vpn", "vpn → dx"], moved.Select(each => $"{each!["from"]} → {each["to"]}"));
        Assert.InRange(DateTimeOffset.Parse(moved[1]!["decidedAt"]!.GetValue<string>(), null), StoredOutage.Start.AddSeconds(1200 + 325), StoredOutage.Start.AddSeconds(1200 + 327));
        Assert.Contains(report["limits"]!.AsArray(), limit => limit!.GetValue<string>().Contains("exact to one Interval for each further round", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "DOUBTFUL: with the values that were in force the replay gives 1 of the 1 transitions that happened, and 1 that did not")]
    [InlineData(" --json", "\"same\": false")]
    public async Task A_replay_that_does_not_give_what_happened_ends_with_1_and_prints_its_figures(string form, string part)
    {
        using var stored = new StoredOutage(hasFailback: false);
        var run = await CommandLineRun.OfAsync($"{Period} --data {stored.Folder}{form}");
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains(part, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wrong_value_is_named_at_once()
    {
        using var stored = new StoredOutage();
        var run = await CommandLineRun.OfAsync($"{Period} --set Interval=00:00:01 --set DownAfter=0 --set DownAftr=6 --set Quorum --set UpAfter=3 --set upafter=4 --set FailbackWindows=Mon-Fri_02:00-05:00;never --data {stored.Folder}");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            [
                "--set \"Quorum\" is not accepted. Accepted: NAME=VALUE, such as DownAfter=6.",
                "--set DownAfter: found \"0\"; accepted: a whole number from 1 to 100",
                "--set DownAftr: found an unknown key; did you mean DownAfter?",
                "--set FailbackWindows:1: found \"never\"; accepted: days and hours in the site's time zone, such as \"Mon-Fri 02:00-05:00\", \"Sat,Sun 00:00-00:00\" or \"daily 22:00-04:00\"",
                "--set Interval: found \"00:00:01\", which was not in force all the time; accepted: Interval as it was: rounds that were not sent can't be replayed",
                "--set upafter is given twice.",
            ],
            run.Error.TrimEnd().Split(Environment.NewLine).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        using var stored = new StoredOutage();
        var noSite = await CommandLineRun.OfAsync($"replay --site SEA1 --from 2026-03-01 --data {stored.Folder}");
        Assert.Equal((2, "has no site SEA1. It has LAX1."), (noSite.ExitCode, noSite.Error.Trim()[^"has no site SEA1. It has LAX1.".Length..]));
        var early = await CommandLineRun.OfAsync($"replay --site LAX1 --from 2026-02-28 --to 2026-03-02 --data {stored.Folder}");
        Assert.Equal(2, early.ExitCode);
        Assert.Contains("Begin later: --from 2026-03-01T11:30:01Z", early.Error, StringComparison.Ordinal);
        var never = await CommandLineRun.OfAsync($"replay --site LAX1 --from 2026-03-02 --to 2026-03-01 --data {stored.Folder}");
        Assert.Equal(2, never.ExitCode);
        Assert.Contains("there is nothing to replay", never.Error, StringComparison.Ordinal);
        var nowhere = await CommandLineRun.OfAsync($"replay --site LAX1 --from 2026-03-01 --data {stored.Folder}/elsewhere");
        Assert.Equal(2, nowhere.ExitCode);
        Assert.Contains("There is no history", nowhere.Error, StringComparison.Ordinal);
        var silent = await CommandLineRun.OfAsync($"replay --site LAX1 --from 2026-03-03 --to 2026-03-04 --data {stored.Folder}");
        Assert.Equal(2, silent.ExitCode);
        Assert.Contains("Nothing that was measured on LAX1's paths from 2026-03-03 00:00:00Z to 2026-03-04 00:00:00Z is stored", silent.Error, StringComparison.Ordinal);
        using var unconfigured = new StoredOutage(isConfigured: false);
        var unknown = await CommandLineRun.OfAsync($"{Period} --data {unconfigured.Folder}");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("no configuration of LAX1", unknown.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replay --site LAX1", "--from")]
    [InlineData("replay --from 2026-03-01", "--site")]
    [InlineData("replay --site LAX1 --from yesterday", "--from \"yesterday\" is not accepted")]
    public async Task What_is_missing_or_no_instant_is_named(string line, string part)
    {
        var run = await CommandLineRun.OfAsync(line);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(part, run.Error, StringComparison.Ordinal);
    }
}
