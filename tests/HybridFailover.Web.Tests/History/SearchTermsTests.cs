using HybridFailover.Web.History;
using HybridFailover.Web.History.Reading;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.Tests.History;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("loss", "\"loss\"*"), InlineData("  loss  dx ", "\"loss\"* \"dx\"*"), InlineData("CHG-1042", "\"CHG-1042\"*"), InlineData("a\0b", "\"a\"* \"b\"*")]
    [InlineData("say \"no\"", "\"say\"* \"\"\"no\"\"\"*"), InlineData("a OR b", "\"a\"* \"OR\"* \"b\"*"), InlineData("loss -- dx", "\"loss\"* \"dx\"*")]
    [InlineData("", null), InlineData(" \0 ", null), InlineData("-- \" * ( )", null), InlineData("'", null)]
    public void Words_become_quoted_terms(string text, string? terms) => Assert.Equal(terms, SearchTerms.Of(text));

    [Fact]
    public async Task Nothing_that_can_be_typed_is_a_syntax_error()
    {
        await using var scene = new StoreScene();
        await scene.Store.AppendAsync(StoreScene.Entry(1));
        await scene.SettleAsync();
        using var connection = HistoryDatabase.OpenToRead(scene.Database);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM search WHERE search MATCH $terms";
        var terms = command.Parameters.Add("$terms", SqliteType.Text);
        string[] pieces = ["\"", "\"\"", "'", "*", "(", ")", "AND", "OR", "NOT", "NEAR(", "^", "-", "+", ":", "reason:", "{", "}", "\0", "\\", ";", "--", "é", "e\u0301", "ש", "ﬁ", "😀", "\u202e", "\ud800", "0", "a", " ", "\n", "\uE000", "²"];
        var random = new Random(1);
        for (var round = 0; round < 3_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (SearchTerms.Of(text) is not { } expression) continue;
            terms.Value = expression;
            Assert.IsType<long>(command.ExecuteScalar());
        }
    }

    [Theory]
    [InlineData("maintenance"), InlineData("MAINT"), InlineData("chg-1042"), InlineData("zurich"), InlineData("carrier main"), InlineData("שלום"), InlineData("c-0001")]
    public async Task Beginnings_of_words_are_found_without_case_and_accents(string text)
    {
        await using var scene = new AuditScene();
        var id = await scene.CommandAsync(AuditScene.At, reason: "Carrier maintenance, Zürich שלום");
        Assert.Equal([id], await scene.ListAsync("?text=" + Uri.EscapeDataString(text)));
    }

    [Theory]
    [InlineData("aintenance"), InlineData("carrier x"), InlineData("\"maintenance carrier\"x")]
    public async Task What_is_not_the_beginning_of_a_word_is_not_found(string text)
    {
        await using var scene = new AuditScene();
        await scene.CommandAsync(AuditScene.At);
        Assert.Empty(await scene.ListAsync("?text=" + Uri.EscapeDataString(text)));
    }

    [Fact]
    public async Task A_word_that_most_entries_have_is_found_in_order_with_every_other_filter()
    {
        await using var scene = new AuditScene();
        await scene.Store.AppendAsync([.. Enumerable.Range(0, 10_050).Select(number => new Engine.Audit.AuditEntry(
            number % 2 == 0 ? "LAX1" : "PHX1", AuditScene.At.AddSeconds(number), Engine.Audit.AuditKind.HoldEnded, "", $$"""{"reason":"common {{number}}","sentence":"event {{number}}"}"""))]);
        Assert.Equal(["event 10049", "event 10048", "event 10047"], await scene.ListAsync("?text=comm&limit=3"));
        Assert.Equal(["event 10048", "event 10046"], await scene.ListAsync("?text=comm&limit=2&site=LAX1"));
        Assert.Equal("10,000+", (await scene.GetAsync("?text=common&limit=1")).GetProperty("countText").GetString());
        Assert.Equal("5,025", (await scene.GetAsync("?text=common&limit=1&site=PHX1")).GetProperty("countText").GetString());
        Assert.Equal(["event 77"], await scene.ListAsync("?text=77%20common&limit=50&to=2026-03-29T01:33:20Z"));
    }
}
