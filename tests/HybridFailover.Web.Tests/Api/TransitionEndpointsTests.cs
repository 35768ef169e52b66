using System.Net;

namespace HybridFailover.Web.Tests.Api;

public sealed class TransitionEndpointsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Transitions_are_listed_for_all_sites_for_one_and_up_to_a_limit()
    {
        await using var web = await StartAsync();
        Assert.Equal(["t-3", "t-2", "t-1"], await IdsAsync(web, "/api/v1/transitions"));
        Assert.Equal(["t-3", "t-1"], await IdsAsync(web, "/api/v1/transitions?site=lax1"));
        Assert.Equal(["t-3", "t-2"], await IdsAsync(web, "/api/v1/transitions?limit=2"));
    }

    [Fact]
    public async Task A_transition_has_its_four_times_its_words_and_its_slots()
    {
        await using var web = await StartAsync();
        var transition = await RunningWeb.JsonOf(await web.Client.GetAsync("/api/v1/transitions/t-1", Cancel));
        foreach (var time in (string[])["detectedAt", "decidedAt", "appliedAt", "verifiedAt"])
            Assert.Equal("2026-01-31T22:00:00.000Z", transition.GetProperty(time).GetString());
        Assert.Equal("manual", transition.GetProperty("trigger").GetString());
        Assert.Equal("done", transition.GetProperty("result").GetString());
        Assert.Equal("A person asked for it.", transition.GetProperty("cause").GetString());
        Assert.Equal("eni-1", transition.GetProperty("slots")[0].GetProperty("after").GetString());
        Assert.Equal("req-1", transition.GetProperty("slots")[0].GetProperty("requestIds")[0].GetString());
    }

    [Theory]
    [InlineData("?limit=0", HttpStatusCode.BadRequest), InlineData("?limit=many", HttpStatusCode.BadRequest), InlineData("?limit=1001", HttpStatusCode.BadRequest)]
    [InlineData("?limit=", HttpStatusCode.BadRequest), InlineData("?site=LAX2", HttpStatusCode.NotFound), InlineData("/t-9", HttpStatusCode.NotFound)]
    public async Task What_can_not_be_answered_is_a_problem(string query, HttpStatusCode status)
    {
        await using var web = await StartAsync();
        var response = await web.Client.GetAsync("/api/v1/transitions" + query, Cancel);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private static Task<RunningWeb> StartAsync()
    {
        var monitor = new FakeMonitor();
        monitor.History.AddRange([Samples.Transition("t-3"), Samples.Transition("t-2", "PHX1"), Samples.Transition("t-1")]);
        return RunningWeb.StartAsync(monitor);
    }

    private static async Task<IEnumerable<string?>> IdsAsync(RunningWeb web, string address) =>
        (await RunningWeb.JsonOf(await web.Client.GetAsync(address, Cancel))).EnumerateArray().Select(transition => transition.GetProperty("id").GetString());
}
