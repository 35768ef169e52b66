using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Tests.History;

public sealed class AuditPageTests
{
    private static DateTimeOffset At => AuditScene.At;

    [Fact]
    public async Task Entries_come_newest_first_with_what_is_known_of_them()
    {
        await using var scene = new AuditScene();
        var transition = await scene.TransitionAsync(At, reason: "Loss", ticket: "INC-7");
        await scene.CommandAsync(At.AddMinutes(1), accepted: false);
        var page = await scene.GetAsync("");
        var entry = page.GetProperty("entries").EnumerateArray().Single(each => each.GetProperty("type").GetString() == "transition");
        Assert.Equal(["c-0002", transition], AuditScene.Names(page));
        Assert.Equal("LAX1", entry.GetProperty("site").GetString());
        Assert.Equal("2026-03-29T01:30:00.000Z", entry.GetProperty("at").GetString());
        Assert.Equal("automatic", entry.GetProperty("trigger").GetString());
        Assert.Equal("done", entry.GetProperty("result").GetString());
        Assert.Equal(("dx", "vpn"), (entry.GetProperty("from").GetString(), entry.GetProperty("to").GetString()));
        Assert.Equal(0.3, entry.GetProperty("durationSeconds").GetDouble());
        Assert.True(entry.GetProperty("needsReview").GetBoolean());
        Assert.Equal("INC-7", entry.GetProperty("ticket").GetString());
        Assert.Equal("3", page.GetProperty("countText").GetString());
    }

    [Fact]
    public async Task Each_filter_finds_what_it_names_and_nothing_else()
    {
        await using var scene = new AuditScene();
        var failover = await scene.TransitionAsync(At, reason: "Loss beyond its limit", ticket: "INC-7", took: TimeSpan.FromSeconds(2));
        var drill = await scene.TransitionAsync(At.AddHours(1), "PHX1", Trigger.Drill, TransitionResult.Abandoned, "dx", "lte", actor: "bob");
        var open = await scene.TransitionAsync(At.AddHours(2), "PHX1", Trigger.Manual, TransitionResult.Open, "vpn", "dx", actor: "alice");
        var refused = await scene.CommandAsync(At.AddHours(3), accepted: false, actor: "alice");
        foreach (var (query, found) in ((string, string[])[])
        [
            ($"from={Text(At.AddHours(1))}&to={Text(At.AddHours(2))}", [drill]), // to is not included
            ("from=2026-03-29T03:30%2B01:00&to=2026-03-30&site=PHX1", [open, drill]),
            ("site=phx1", [open, drill]), ("site=GONE", []), ("trigger=drill", [drill]), ("trigger=manual", [refused, open]),
            ("result=done", [failover]), ("result=abandoned", [drill]), ("result=open", [open]), ("result=refused", [refused]),
            ("actor=alice", [refused, open]), ("actor=ali", []), ("path=lte", [drill]), ("path=vpn", [refused, open, failover]),
            ("type=transition", [open, drill, failover]), ("type=command", [refused]), ("type=would-switch", []),
            ("minDuration=1500ms", [failover]), ("minDuration=2s", [failover]), ("minDuration=3s", []), ("minDuration=100ms", [drill, failover]),
            ("needsReview=true", [failover]), ("needsReview=false&site=PHX1", [open, drill]),
            ("text=beyond", [failover]), ("text=inc-7", [failover]), ("text=loss%20inc", [failover]), ("text=loss%20chg", []), ("text=chg", [refused]), ($"text={drill}", [drill]),
            ("text=carrier&trigger=manual&site=LAX1&result=refused&from=2026-03-29&to=2026-04-01", [refused]),
        ])
            Assert.Equal((query, string.Join(' ', found)), (query, string.Join(' ', await scene.ListAsync("?" + query))));
    }

    [Fact]
    public async Task A_region_means_the_sites_that_are_configured_in_it()
    {
        await using var scene = new AuditScene();
        var first = await scene.TransitionAsync(At);
        await scene.TransitionAsync(At.AddMinutes(1), "GONE");
        var second = await scene.TransitionAsync(At.AddMinutes(2), "PHX1");
        var page = await scene.GetAsync("?region=us-west-2-lax-1a");
        Assert.Equal([second, first], AuditScene.Names(page));
        Assert.Equal("2", page.GetProperty("countText").GetString());
        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => scene.GetAsync("?region=eu-west-1"));
        Assert.Contains("No site is configured in", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_turned_both_ways_and_what_is_added_meanwhile_neither_repeats_nor_hides_anything()
    {
        await using var scene = new AuditScene();
        var all = new List<string>();
        // Seven at equal instants among them: the order is by instant and number.
        for (var number = 0; number < 20; number++) all.Add(await scene.TransitionAsync(At.AddSeconds(number is > 5 and < 13 ? 6 : number)));
        all.Reverse();

        var pages = new List<System.Text.Json.JsonElement> { await scene.GetAsync("?site=LAX1&limit=3") };
        Assert.Equal(System.Text.Json.JsonValueKind.Null, pages[0].GetProperty("previous").ValueKind);
        while (pages[^1].GetProperty("next").GetString() is { } next)
        {
            await scene.TransitionAsync(At.AddHours(pages.Count)); // newer ones come in between
            pages.Add(await scene.GetAsync($"?site=LAX1&limit=3&after={next}"));
        }
        Assert.Equal(all, pages.SelectMany(AuditScene.Names));
        Assert.Equal(7, pages.Count);

        var back = new List<string>();
        var page = pages[^1];
        while (page.GetProperty("previous").GetString() is { } previous)
        {
            page = await scene.GetAsync($"?site=LAX1&limit=3&before={previous}");
            back.InsertRange(0, AuditScene.Names(page));
        }
        Assert.Equal(await scene.ListAsync("?site=LAX1&limit=24"), back);
        Assert.Equal(24, back.Count);
    }

    [Fact]
    public async Task The_first_entrys_cursor_asks_for_what_has_come_since()
    {
        await using var scene = new AuditScene();
        await scene.TransitionAsync(At);
        var cursor = (await scene.GetAsync("?site=LAX1")).GetProperty("entries")[0].GetProperty("cursor").GetString();
        Assert.Empty(await scene.ListAsync($"?site=LAX1&before={cursor}"));
        var later = await scene.TransitionAsync(At.AddSeconds(1));
        Assert.Equal([later], await scene.ListAsync($"?site=LAX1&before={cursor}"));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_loses_nothing_between_pages()
    {
        await using var scene = new AuditScene();
        var late = await scene.TransitionAsync(At.AddMinutes(50));
        var before = await scene.TransitionAsync(At.AddMinutes(-10)); // an hour back
        var again = await scene.TransitionAsync(At);
        var found = new List<string>();
        for (var query = "?site=LAX1&limit=1"; ;)
        {
            var page = await scene.GetAsync(query);
            found.AddRange(AuditScene.Names(page));
            if (page.GetProperty("next").GetString() is not { } next) break;
            query = $"?site=LAX1&limit=1&after={next}";
        }
        Assert.Equal([late, again, before], found);
    }

    [Fact]
    public async Task A_cursor_within_a_range_stays_within_it()
    {
        await using var scene = new AuditScene();
        for (var number = 0; number < 6; number++) await scene.TransitionAsync(At.AddMinutes(number));
        var newest = (await scene.GetAsync("?site=LAX1")).GetProperty("entries")[0].GetProperty("cursor").GetString();
        Assert.Equal(["LAX1-0003", "LAX1-0002"], await scene.ListAsync($"?site=LAX1&after={newest}&from={Text(At.AddMinutes(1))}&to={Text(At.AddMinutes(3))}"));
        Assert.Empty(await scene.ListAsync($"?site=LAX1&before={newest}&from={Text(At.AddMinutes(1))}&to={Text(At.AddMinutes(3))}"));
    }

    [Fact]
    public async Task Counting_ends_at_ten_thousand()
    {
        await using var scene = new AuditScene();
        await scene.Store.AppendAsync([.. Enumerable.Range(0, 10_000).Select(number => StoreScene.Entry(number))]);
        Assert.Equal("10,000", (await scene.GetAsync("?site=LAX1&limit=1")).GetProperty("countText").GetString());
        Assert.Equal("10,000+", (await scene.GetAsync("?limit=1")).GetProperty("countText").GetString()); // and the one that tells of the new database
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_question_is_answered_at_once()
    {
        await using var scene = new AuditScene();
        var web = await scene.WebAsync();
        using var response = await web.Client.GetAsync(
            "/api/v1/audit?from=yesterday&to=2026-13-01&trigger=luck&result=&type=transition&type=command&minDuration=5&needsReview=maybe&text=---&limit=501&after=x&before=AAAA&sites=LAX1", TestContext.Current.CancellationToken);
        var errors = (await RunningWeb.JsonOf(response)).GetProperty("errors");
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(
            ["after", "before", "from", "limit", "minDuration", "needsReview", "result", "sites", "text", "to", "trigger", "type"], errors.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Contains("minDuration", errors.GetProperty("sites")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_that_ends_before_it_begins_and_two_cursors_are_errors()
    {
        await using var scene = new AuditScene();
        await scene.TransitionAsync(At);
        var cursor = (await scene.GetAsync("")).GetProperty("entries")[0].GetProperty("cursor").GetString();
        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => scene.GetAsync($"?from=2026-03-30&to=2026-03-29&after={cursor}&before={cursor}"));
        Assert.Contains("Must be after from", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("Give after or before", wrong.Message, StringComparison.Ordinal);
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
