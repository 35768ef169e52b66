using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Tests.History;

public sealed class AuditEntryTests
{
    private const string Unlocked = "DROP TRIGGER records_no_update; DROP TRIGGER records_no_delete; DROP TRIGGER evidence_no_update; DROP TRIGGER evidence_no_delete;";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private static DateTimeOffset At => AuditScene.At;

    [Fact]
    public async Task An_entry_has_all_of_its_records_with_their_places_in_the_chain()
    {
        await using var scene = new AuditScene();
        var command = await scene.CommandAsync(At, transition: "LAX1-0002");
        var transition = await scene.TransitionAsync(At.AddSeconds(1), trigger: Trigger.Manual, commandId: command);
        var later = await scene.TransitionAsync(At.AddSeconds(2));
        var detail = await scene.GetAsync("/" + transition);
        var records = detail.GetProperty("records").EnumerateArray().ToList();
        Assert.Equal(["transition-intent", "transition-outcome"], records.Select(record => record.GetProperty("kind").GetString()));
        Assert.Equal([3, 4], records.Select(record => record.GetProperty("sequence").GetInt32()));
        Assert.Equal(records[0].GetProperty("hash").GetString(), records[1].GetProperty("previousHash").GetString());
        Assert.Equal("2026-03-29T01:30:01.0000000Z", records[0].GetProperty("at").GetString());
        Assert.Equal("vpn", records[0].GetProperty("content").GetProperty("to").GetString());
        var links = detail.GetProperty("links");
        Assert.Equal($"/api/v1/audit/{await scene.NumberOfAsync(command)}", links.GetProperty("command").GetString());
        Assert.Equal($"/api/v1/audit/{await scene.NumberOfAsync(command)}", links.GetProperty("older").GetString());
        Assert.Equal($"/api/v1/audit/{await scene.NumberOfAsync(later)}", links.GetProperty("newer").GetString());
        Assert.Equal(links.GetProperty("self").GetString(), (await scene.GetAsync("/" + command)).GetProperty("links").GetProperty("transition").GetString());
        Assert.Equal(detail.ToString(), (await scene.GetAsync("/" + await scene.NumberOfAsync(transition))).ToString());
    }

    [Fact]
    public async Task Evidence_is_shown_round_by_round_and_checked()
    {
        await using var scene = new AuditScene();
        var id = await EvidenceAsync(scene);
        var evidence = await scene.GetAsync($"/{id}/evidence");
        Assert.Equal("2026-03-29T01:30:00.000Z", evidence.GetProperty("decidedAt").GetString());
        Assert.Equal(["dx", "vpn"], evidence.GetProperty("paths").EnumerateArray().Select(path => path.GetProperty("name").GetString()));
        var path = evidence.GetProperty("paths")[0];
        Assert.True(path.GetProperty("holds").GetBoolean());
        Assert.Equal("icmp://10.0.0.1", path.GetProperty("targets")[0].GetString());
        Assert.Equal("[-200000,0]", path.GetProperty("rounds").GetProperty("sentMicroseconds").ToString());
        Assert.Equal("[1500,null]", path.GetProperty("rounds").GetProperty("roundTripMicroseconds").ToString());
        Assert.Equal("""["steady","burst"]""", path.GetProperty("rounds").GetProperty("kinds").ToString());
        Assert.Equal("""["good","lost"]""", path.GetProperty("rounds").GetProperty("outcomes").ToString());
    }

    [Theory]
    [InlineData("UPDATE evidence SET rounds = x'0102' WHERE path = 'dx'", "were changed")]
    [InlineData("DELETE FROM evidence WHERE path = 'dx'", "were deleted")]
    [InlineData("UPDATE evidence SET path = 'isdn' WHERE path = 'dx'", "added later")]
    [InlineData("UPDATE records SET content = 'nonsense' WHERE kind = 'evidence'", "added later")]
    public async Task Evidence_that_does_not_fit_its_record_says_so(string sql, string words)
    {
        await using var scene = new AuditScene();
        var id = await EvidenceAsync(scene);
        scene.Files.Tamper(Unlocked + sql);
        var paths = (await scene.GetAsync($"/{id}/evidence")).GetProperty("paths").EnumerateArray().ToList();
        Assert.Contains(paths, path => !path.GetProperty("holds").GetBoolean() && path.GetProperty("fault").GetString()!.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/999999"), InlineData("/nothing"), InlineData("/999999/evidence"), InlineData("/1/evidence"), InlineData("/99999999999999999999")]
    public async Task What_is_not_there_is_a_problem(string address)
    {
        await using var scene = new AuditScene();
        await scene.TransitionAsync(At);
        using var answer = await (await scene.WebAsync()).Client.GetAsync("/api/v1/audit" + address, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_note_is_a_record_of_the_entrys_chain_and_is_found()
    {
        await using var scene = new AuditScene();
        var transition = await scene.TransitionAsync(At);
        using var answer = await PostAsync(scene, $"/{transition}/notes", new { id = "n-1", text = "Carrier explains it:\nfibre cut" });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.True((await RunningWeb.JsonOf(answer)).GetProperty("durable").GetBoolean());
        var detail = await scene.GetAsync("/" + transition);
        Assert.Equal(["transition-intent", "transition-outcome", "note"], detail.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("kind").GetString()));
        Assert.Equal("Carrier explains it:\nfibre cut", detail.GetProperty("remarks")[0].GetProperty("text").GetString());
        Assert.StartsWith("local operator", detail.GetProperty("remarks")[0].GetProperty("actor").GetString(), StringComparison.Ordinal);
        Assert.True(detail.GetProperty("entry").GetProperty("needsReview").GetBoolean());
        Assert.Equal([transition], await scene.ListAsync("?text=fibre"));
        await scene.Files.StopAsync();
        Assert.Null(scene.Files.Verify().Fault);
    }

    [Fact]
    public async Task A_review_takes_an_entry_off_the_list_of_those_to_be_looked_at()
    {
        await using var scene = new AuditScene();
        var transition = await scene.TransitionAsync(At);
        Assert.Equal([transition], await scene.ListAsync("?needsReview=true"));
        (await PostAsync(scene, $"/{transition}/review", new { id = "r-1", text = "Fibre cut, repaired" })).Dispose();
        Assert.Empty(await scene.ListAsync("?needsReview=true"));
        Assert.Equal("review", (await scene.GetAsync("/" + transition)).GetProperty("remarks")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_note_that_is_sent_again_is_there_once_and_its_id_takes_no_other_text()
    {
        await using var scene = new AuditScene();
        var transition = await scene.TransitionAsync(At);
        for (var time = 0; time < 3; time++)
        {
            using var answer = await PostAsync(scene, $"/{transition}/notes", new { id = "n-1", text = "once" });
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }
        using var other = await PostAsync(scene, $"/{transition}/notes", new { id = "n-1", text = "twice" });
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        using var review = await PostAsync(scene, $"/{transition}/review", new { id = "n-1", text = "another kind" });
        Assert.Equal(HttpStatusCode.Accepted, review.StatusCode);
        Assert.Equal(["once", "another kind"], (await scene.GetAsync("/" + transition)).GetProperty("remarks").EnumerateArray().Select(remark => remark.GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData("""{"id":"n-1","text":""}""", "text"), InlineData("""{"id":"n-1","text":" \n "}""", "text"), InlineData("""{"id":"n 1","text":"x"}""", "id"), InlineData("{}", "id text")]
    [InlineData("""{"id":"n-1","text":"a\u0000b"}""", "text"), InlineData("""{"id":"n-1","text":"a\u202Eb"}""", "text"), InlineData("""{"id":"n-1","text":"x","more":1}""", "more")]
    public async Task What_can_not_be_noted_is_refused_with_all_that_is_wrong(string body, string fields)
    {
        await using var scene = new AuditScene();
        var transition = await scene.TransitionAsync(At);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await (await scene.WebAsync()).Client.PostAsync($"/api/v1/audit/{transition}/notes", content, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(fields, string.Join(' ', (await RunningWeb.JsonOf(answer)).GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Two_thousand_characters_are_noted_and_one_more_is_not()
    {
        await using var scene = new AuditScene();
        var transition = await scene.TransitionAsync(At);
        using var most = await PostAsync(scene, $"/{transition}/notes", new { id = "n-1", text = new string('x', 2000) });
        using var more = await PostAsync(scene, $"/{transition}/notes", new { id = "n-2", text = new string('x', 2001) });
        using var nowhere = await PostAsync(scene, "/4711/notes", new { id = "n-3", text = "x" });
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (most.StatusCode, more.StatusCode, nowhere.StatusCode));
    }

    [Fact]
    public async Task A_note_through_a_proxy_or_from_a_foreign_page_is_refused()
    {
        await using var scene = new AuditScene();
        var transition = await scene.TransitionAsync(At);
        foreach (var (header, value) in ((string, string)[])[("X-Forwarded-For", "10.0.0.1"), ("Origin", "http://evil.example")])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/audit/{transition}/notes") { Content = JsonContent.Create(new { id = "n-1", text = "x" }) };
            request.Headers.TryAddWithoutValidation(header, value);
            using var answer = await (await scene.WebAsync()).Client.SendAsync(request, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
        Assert.Empty((await scene.GetAsync("/" + transition)).GetProperty("remarks").EnumerateArray());
    }

    [Fact]
    public async Task The_store_says_where_it_is_and_how_its_chains_stand()
    {
        await using var scene = new AuditScene();
        await scene.TransitionAsync(At);
        var store = await scene.GetAsync("/store");
        Assert.Equal(scene.Database, store.GetProperty("database").GetString());
        Assert.Equal(scene.Files.Spill, store.GetProperty("spill").GetString());
        Assert.Equal(JsonValueKind.Null, store.GetProperty("degraded").ValueKind);
        Assert.Equal(3, store.GetProperty("records").GetInt64());
        await scene.Files.StopAsync();
        Assert.Equal(
            scene.Files.Verify().Heads.Select(head => (head.Chain, head.Sequence, head.Hash)),
            store.GetProperty("heads").EnumerateArray().Select(head => (head.GetProperty("chain").GetString()!, head.GetProperty("sequence").GetInt64(), head.GetProperty("hash").GetString()!)));
    }

    private static async Task<string> EvidenceAsync(AuditScene scene)
    {
        var id = await scene.TransitionAsync(At);
        var rounds = new EvidenceColumns { SentMicroseconds = [-200_000, 0], RoundTripMicroseconds = [1500, -1], Kinds = [0, 1], Outcomes = [1, 2], Sent = [1, 1], Answered = [1, 0], Late = [0, 0], Void = [0, 0] };
        await scene.Store.AppendAsync(EvidenceContent.Of("LAX1", id, At, [("dx", ["icmp://10.0.0.1"], rounds), ("vpn", ["icmp://10.0.0.2"], rounds)], At.AddSeconds(120)));
        return id;
    }

    private static async Task<HttpResponseMessage> PostAsync(AuditScene scene, string address, object body) =>
        await (await scene.WebAsync()).Client.PostAsJsonAsync("/api/v1/audit" + address, body, Cancel);
}
