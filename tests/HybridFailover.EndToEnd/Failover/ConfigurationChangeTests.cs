using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Web.Api;

namespace HybridFailover.EndToEnd.Failover;

/// <summary>A configuration file that is edited while the monitor runs.</summary>
[Collection(SharedLabCollection.Name)]
public sealed class ConfigurationChangeTests(SharedLab shared)
{
    [Fact]
    public async Task A_valid_change_is_taken_over_and_what_was_measured_stays()
    {
        await using var scene = await Scene.StartAsync(shared);
        await scene.CutAsync("dx");
        await scene.UntilOnAsync("vpn");
        var before = await scene.Monitor.Api.SiteAsync(Scene.Cancel);
        await scene.ConfigureAsync(site => site with { Name = "Los Angeles II", Policy = new Dictionary<string, string>(site.Policy) { ["Failback"] = "manual" } });
        var after = await scene.UntilAsync("the new name", site => site.Name == "Los Angeles II");
        Assert.True(after.Paths[1].Figures.Sent >= before.Paths[1].Figures.Sent);
        Assert.Equal((Verdict.Down, Verdict.Up), (after.Paths[0].Verdict, after.Paths[1].Verdict));

        await scene.HealAsync("dx");
        await scene.UntilVerdictAsync("dx", Verdict.Up);
        await scene.MeasureOnAsync(50); // longer than the failback delay
        Assert.Equal("CreateRoute", Assert.Single(scene.Writes).Action);
        Assert.Equal(0, (await scene.TypeAsync("failback LAX1 --reason The_carrier_has_repaired_it")).ExitCode);
        await scene.UntilOnAsync("dx");
    }

    [Theory]
    [InlineData("FailbackDelay", "2")]
    [InlineData("ObservedMaxAge", "00:00:03")] // less than two read intervals
    public async Task An_invalid_change_leaves_the_running_configuration(string key, string value)
    {
        await using var scene = await Scene.StartAsync(shared);
        await scene.ConfigureAsync(site => site with { Name = "Los Angeles II", Policy = new Dictionary<string, string>(site.Policy) { [key] = value } });
        await UntilToldAsync(scene, key);
        await AssertStillWorksAsync(scene);
    }

    [Fact]
    public async Task A_file_that_is_no_json_leaves_the_running_configuration()
    {
        await using var scene = await Scene.StartAsync(shared);
        await scene.WriteConfigurationAsync("""{ "HybridFailover": { "Sites": """);
        await UntilToldAsync(scene, "JSON");
        await AssertStillWorksAsync(scene);
    }

    [Fact]
    public async Task A_change_that_removes_the_active_path_waits_until_the_site_has_moved()
    {
        await using var scene = await Scene.StartAsync(shared);
        await scene.CutAsync("dx");
        await scene.UntilOnAsync("vpn");
        await scene.ConfigureAsync(site => site with { Paths = [site.Paths[0], site.Paths[1] with { Name = "tunnel" }] });
        await UntilToldAsync(scene, "vpn");
        Assert.Equal("vpn", (await scene.UntilOnAsync("vpn")).Paths[1].Name);
        await scene.HealAsync("dx");
        await scene.UntilOnAsync("dx");
        await scene.UntilAsync("the new path in place of the old one", site => site.Paths[1].Name == "tunnel" && !site.Alarms.Any(alarm => alarm.Kind == AlarmKind.MonitorIll));
        Assert.Equal([null], scene.Targets);
    }

    /// <summary>A person sees on the site's page what is wrong with the file.</summary>
    private static Task<SiteResource> UntilToldAsync(Scene scene, string part) => scene.UntilAsync($"an alarm that says {part}",
        site => site.Alarms.Any(alarm => alarm.Kind == AlarmKind.MonitorIll && alarm.Sentence.Contains(part, StringComparison.Ordinal)));

    private static async Task AssertStillWorksAsync(Scene scene)
    {
        Assert.Equal("Los Angeles", (await scene.Monitor.Api.SiteAsync(Scene.Cancel)).Name);
        await scene.CutAsync("dx");
        await scene.UntilOnAsync("vpn");
        // A file that is right again is taken over, and the alarm goes.
        await scene.ConfigureAsync(site => site with { Name = "Los Angeles III", Policy = Scene.Policy });
        await scene.UntilAsync("the right file", site => site.Name == "Los Angeles III" && site.Alarms.All(alarm => alarm.Kind != AlarmKind.MonitorIll));
    }
}
