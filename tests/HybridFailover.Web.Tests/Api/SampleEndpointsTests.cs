using System.Net;
using System.Text.Json;
using HybridFailover.Engine.Samples;
using HybridFailover.Web.History.Reading;
using HybridFailover.Web.Tests.History;
using Microsoft.Extensions.DependencyInjection;
using static HybridFailover.Web.Tests.History.SampleStore;

namespace HybridFailover.Web.Tests.Api;

public sealed class SampleEndpointsTests : IDisposable
{
    private const string Range = "from=2026-01-31T12:00:00Z&to=2026-01-31T13:00:00Z";
    private readonly SampleStore _store = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Seconds_are_columns_and_a_second_without_an_answer_has_no_times()
    {
        _store.Write(Second(0), Second(1, median: 0), Second(0, "vpn")).Write(Run(1.25, 0.5, 3, LossKind.Late));
        await using var web = await StartAsync();
        var samples = await GetAsync(web, $"lax1/samples?{Range}&resolution=second&path=dx");
        Assert.Equal(("LAX1", "second", JsonValueKind.Null, 0), (
            samples.GetProperty("site").GetString(), samples.GetProperty("resolution").GetString(), samples.GetProperty("next").ValueKind, samples.GetProperty("dropped").GetInt32()));
        var path = Assert.Single(samples.GetProperty("paths").EnumerateArray());
        Assert.Equal(
            """
            {"path":"dx","at":[1769860800,1769860801],"sent":[5,5],"lost":[1,1],"late":[2,2],"void":[3,3],"minMicroseconds":[1999,null],"medianMicroseconds":[2000,null],"maxMicroseconds":[2001,null],"runs":{"atMicroseconds":[1769860801250000],"lengthMicroseconds":[500000],"rounds":[3],"kind":["late"]}}
            """,
            path.GetRawText());
    }

    [Fact]
    public async Task Minutes_have_their_percentiles_and_their_jitter()
    {
        _store.Write(Minute(0), Minute(1));
        await using var web = await StartAsync();
        var path = (await GetAsync(web, $"LAX1/samples?{Range}&resolution=minute")).GetProperty("paths")[0];
        Assert.Equal([1769860800, 1769860860], path.GetProperty("at").EnumerateArray().Select(at => at.GetInt64()));
        string[] columns = ["min", "p5", "p25", "median", "p75", "p95", "max", "jitter"];
        Assert.Equal([10, 20, 30, 40, 50, 60, 70, 80], columns.Select(column => path.GetProperty(column + "Microseconds")[1].GetInt32()));
    }

    [Fact]
    public async Task A_page_says_where_the_next_one_begins()
    {
        _store.Write([.. Enumerable.Range(0, 5).Select(at => Second(at))]);
        await using var web = await StartAsync();
        var first = await GetAsync(web, $"LAX1/samples?{Range}&resolution=second&limit=3");
        Assert.Equal("2026-01-31T12:00:03.000Z", first.GetProperty("next").GetString());
        var second = await GetAsync(web, $"LAX1/samples?from={first.GetProperty("next").GetString()}&to=2026-01-31T13:00:00Z&resolution=second&limit=3");
        Assert.Equal(2, second.GetProperty("paths")[0].GetProperty("at").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Without_a_range_it_is_the_last_hour_in_seconds()
    {
        await using var web = await StartAsync();
        var samples = await GetAsync(web, "LAX1/samples");
        Assert.Equal("second", samples.GetProperty("resolution").GetString());
        Assert.Equal(TimeSpan.FromHours(1), samples.GetProperty("to").GetDateTimeOffset() - samples.GetProperty("from").GetDateTimeOffset());
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        await using var web = await StartAsync();
        var response = await web.Client.GetAsync("/api/v1/sites/LAX1/samples?from=yesterday&to=2026-01-31T12:00:00&resolution=hour&limit=0&path=&form=2026", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = (await RunningWeb.JsonOf(response)).GetProperty("errors");
        Assert.Equal(["form", "from", "limit", "path", "resolution", "to"], errors.EnumerateObject().Select(error => error.Name).Order());
        Assert.Equal("\"hour\" is not accepted. Accepted: auto, second, minute.", errors.GetProperty("resolution")[0].GetString());
    }

    [Fact]
    public async Task A_range_that_ends_before_it_begins_is_refused()
    {
        await using var web = await StartAsync();
        var response = await web.Client.GetAsync("/api/v1/sites/LAX1/samples?from=2026-01-31T12:00:00Z&to=2026-01-31", Cancel);
        Assert.Equal("2026-01-31T12:00:00Z is not before to, 2026-01-31T00:00:00Z.", (await RunningWeb.JsonOf(response)).GetProperty("errors").GetProperty("from")[0].GetString());
    }

    [Theory]
    [InlineData("LAX9/samples", HttpStatusCode.NotFound, "No site"), InlineData("LAX1/samples?path=third", HttpStatusCode.NotFound, "LAX1 has no path \"third\"")]
    public async Task What_is_not_there_is_named(string address, HttpStatusCode status, string words)
    {
        await using var web = await StartAsync();
        var response = await web.Client.GetAsync("/api/v1/sites/" + address, Cancel);
        Assert.Equal(status, response.StatusCode);
        Assert.StartsWith(words, (await RunningWeb.JsonOf(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_that_can_not_be_read_is_said_to_be_so()
    {
        await using var web = await RunningWeb.StartAsync(configure: builder => builder.Services.AddSingleton(new HistoryReads("/nowhere/history.db", TimeProvider.System)));
        var response = await web.Client.GetAsync("/api/v1/sites/LAX1/samples", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.StartsWith("The history in /nowhere/history.db can't be read: it can't be opened", (await RunningWeb.JsonOf(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_description_names_the_parameters()
    {
        await using var web = await StartAsync();
        var document = await RunningWeb.JsonOf(await web.Client.GetAsync("/openapi/v1.json", Cancel));
        var parameters = document.GetProperty("paths").GetProperty("/api/v1/sites/{code}/samples").GetProperty("get").GetProperty("parameters");
        Assert.Equal(["code", "path", "from", "to", "resolution", "limit"], parameters.EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()));
    }

    private Task<RunningWeb> StartAsync() => RunningWeb.StartAsync(configure: builder => builder.Services.AddSingleton(new HistoryReads(_store.DatabasePath, TimeProvider.System)));

    private static async Task<JsonElement> GetAsync(RunningWeb web, string address)
    {
        var response = await web.Client.GetAsync("/api/v1/sites/" + address, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await RunningWeb.JsonOf(response);
    }
}
