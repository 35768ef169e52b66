using System.Net;

namespace HybridFailover.Web.Tests.Api;

public sealed class SitesEndpointsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_has_every_site_in_the_order_of_the_configuration()
    {
        await using var web = await RunningWeb.StartAsync();
        var sites = await RunningWeb.JsonOf(await web.Client.GetAsync("/api/v1/sites", Cancel));
        Assert.Equal(["LAX1", "PHX1"], sites.EnumerateArray().Select(site => site.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_site_shows_desired_commanded_and_observed_with_their_ages()
    {
        await using var web = await RunningWeb.StartAsync();
        var site = await RunningWeb.JsonOf(await web.Client.GetAsync("/api/v1/sites/lax1", Cancel));
        foreach (var name in (string[])["desired", "commanded", "observed"])
        {
            Assert.Equal("dx", site.GetProperty(name).GetProperty("path").GetString());
            Assert.EndsWith("Z", site.GetProperty(name).GetProperty("at").GetString(), StringComparison.Ordinal);
            Assert.True(site.GetProperty(name).GetProperty("ageSeconds").GetDouble() >= 0);
        }
        Assert.Equal("2026-01-31T21:59:58.000Z", site.GetProperty("observed").GetProperty("at").GetString());
        Assert.Equal("Throttled", site.GetProperty("observed").GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_site_shows_its_verdicts_with_their_figures()
    {
        await using var web = await RunningWeb.StartAsync();
        var site = await RunningWeb.JsonOf(await web.Client.GetAsync("/api/v1/sites/LAX1", Cancel));
        var path = site.GetProperty("paths")[0];
        Assert.Equal("direct-connect", path.GetProperty("kind").GetString());
        Assert.Equal("up", path.GetProperty("verdict").GetString());
        Assert.Equal("2026-01-31T21:59:00.000Z", path.GetProperty("verdictSince").GetString());
        Assert.Equal("300 rounds answered in a row.", path.GetProperty("sentence").GetString());
        Assert.Equal(2.1, path.GetProperty("figures").GetProperty("latencyMs").GetDouble());
        Assert.Equal(0.2, path.GetProperty("figures").GetProperty("loss60sRatio").GetDouble());
        Assert.Equal(4, path.GetProperty("figures").GetProperty("errors").GetProperty("host unreachable").GetInt64());
    }

    [Fact]
    public async Task A_site_shows_mode_next_step_alarms_slots_and_version()
    {
        await using var web = await RunningWeb.StartAsync();
        var site = await RunningWeb.JsonOf(await web.Client.GetAsync("/api/v1/sites/LAX1", Cancel));
        Assert.Equal(7, site.GetProperty("version").GetInt64());
        Assert.Equal("on", site.GetProperty("standing").GetProperty("kind").GetString());
        Assert.Equal("held", site.GetProperty("mode").GetProperty("kind").GetString());
        Assert.Equal("The hold ends.", site.GetProperty("nextStep").GetProperty("sentence").GetString());
        Assert.Equal("hold-broken", site.GetProperty("alarms")[0].GetProperty("kind").GetString());
        Assert.Equal("192.168.50.0/24", site.GetProperty("slots")[0].GetProperty("destination").GetString());
        Assert.Equal("192.168.50.128/25", site.GetProperty("slots")[0].GetProperty("ineffective").GetString());
    }

    [Fact]
    public async Task An_unknown_site_is_a_problem_that_names_the_known_ones()
    {
        await using var web = await RunningWeb.StartAsync();
        await AssertProblem(await web.Client.GetAsync("/api/v1/sites/LAX2", Cancel), HttpStatusCode.NotFound, "LAX1, PHX1");
    }

    [Fact]
    public async Task An_unknown_address_is_a_problem() =>
        await AskAndAssert(HttpMethod.Get, "/api/v2/nothing", HttpStatusCode.NotFound, "/openapi/v1.json");

    [Fact]
    public async Task A_method_that_does_not_exist_is_a_problem_that_names_the_possible_ones() =>
        await AskAndAssert(HttpMethod.Post, "/api/v1/sites", HttpStatusCode.MethodNotAllowed, "Possible: GET");

    [Fact]
    public async Task The_monitor_lives_before_it_is_ready()
    {
        await using var web = await RunningWeb.StartAsync();
        web.Monitor.NotReady = "The routes of LAX1 have not been read.";
        Assert.Equal(HttpStatusCode.OK, (await web.Client.GetAsync("/healthz", Cancel)).StatusCode);
        var ready = await web.Client.GetAsync("/readyz", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("routes of LAX1", await ready.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        web.Monitor.NotReady = null;
        Assert.Equal(HttpStatusCode.OK, (await web.Client.GetAsync("/readyz", Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_OpenAPI_document_has_every_address()
    {
        await using var web = await RunningWeb.StartAsync();
        var document = await RunningWeb.JsonOf(await web.Client.GetAsync("/openapi/v1.json", Cancel));
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Superset(
            (HashSet<string>)["/api/v1/sites", "/api/v1/sites/{code}", "/api/v1/sites/{code}/commands", "/api/v1/transitions", "/api/v1/transitions/{id}"],
            paths.ToHashSet());
        var fields = document.GetProperty("components").GetProperty("schemas").GetProperty("CommandRequest").GetProperty("properties");
        Assert.Equal(
            ["id", "command", "to", "reason", "code", "ticket", "until", "for", "expectedVersion", "override", "evenIfDown", "simulate"],
            fields.EnumerateObject().Select(field => field.Name));
    }

    private static async Task AskAndAssert(HttpMethod method, string address, HttpStatusCode status, string part)
    {
        await using var web = await RunningWeb.StartAsync();
        using var request = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Post) request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        await AssertProblem(await web.Client.SendAsync(request, Cancel), status, part);
    }

    private static async Task AssertProblem(HttpResponseMessage response, HttpStatusCode status, string part)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await RunningWeb.JsonOf(response);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Contains(part, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
