using System.Globalization;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.History;
using static HybridFailover.Web.Tests.History.StoreScene;

namespace HybridFailover.Web.Tests.History;

/// <summary>What records are found by is damaged, and they are not.</summary>
public sealed class IndexDamageTests
{
    private const string Entries = "SELECT * FROM entries ORDER BY id";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("search_data"), InlineData("search_idx"), InlineData("search_config"), InlineData("entries"), InlineData("entries_at")]
    public async Task Records_go_on_being_written_and_the_index_is_made_anew_from_them(string damaged)
    {
        await using var audit = new AuditScene();
        await FillAsync(audit);
        var scene = audit.Files;
        await scene.StopAsync();
        var (entries, found) = (Ask(scene, Entries), Ask(scene, Matching("carrier")));
        Damage(scene, damaged);

        await scene.Store.AppendAsync(Entry(1)).WaitAsync(Cancel);
        await audit.TransitionAsync(At.AddMinutes(9), reason: "carrier again").WaitAsync(Cancel);
        await WholeAsync(scene);
        Assert.False(File.Exists(scene.Spill));
        Assert.Equal("event 1", scene.Sentences()[^3]);
        Assert.Null(scene.Verify().Fault);
        Assert.Equal(entries, Ask(scene, Entries).Take(entries.Count));
        Assert.Equal(found.Count + 1, Ask(scene, Matching("carrier")).Count);
        Assert.Empty(Ask(scene, "SELECT id FROM records WHERE kind IN ('transition-intent', 'hold-ended') AND id NOT IN (SELECT id FROM entries)"));
    }

    [Fact]
    public async Task Full_text_that_is_damaged_while_it_is_written_is_said_and_stops_nothing()
    {
        await using var scene = new StoreScene();
        await scene.Store.AppendAsync(Entry(1)).WaitAsync(Cancel);
        scene.Tamper("UPDATE search_data SET block = x'ffffffffffffffff'; DELETE FROM search_config; DROP TABLE search_docsize");
        for (var number = 2; number <= 20; number++) await scene.Store.AppendAsync(Entry(number) with { Content = "{\"sentence\":\"event\",\"reason\":\"words\"}" }).WaitAsync(Cancel);
        await WholeAsync(scene);
        Assert.False(File.Exists(scene.Spill));
        Assert.Equal(20, Ask(scene, "SELECT id FROM entries WHERE type = 'hold-ended'").Count);
        Assert.Equal(19, Ask(scene, Matching("words")).Count);
    }

    [Fact]
    public async Task What_is_open_is_known_at_a_start_whatever_the_index_has_come_to()
    {
        await using var audit = new AuditScene();
        await FillAsync(audit);
        var open = await audit.TransitionAsync(At.AddHours(1), result: TransitionResult.Open);
        var scene = audit.Files;
        var before = await scene.Store.EarlierTransitionsAsync(3).WaitAsync(Cancel);
        await scene.StopAsync();
        Damage(scene, "entries");
        var after = await scene.Store.EarlierTransitionsAsync(3).WaitAsync(Cancel);
        Assert.Contains(after, entry => entry.Id == open && entry.Kind == AuditKind.TransitionIntent);
        Assert.Equal(before.Select(entry => (entry.Id, entry.Kind, entry.Content)), after.Select(entry => (entry.Id, entry.Kind, entry.Content)));
        await WholeAsync(scene);
    }

    [Fact]
    public async Task A_kill_while_it_is_made_anew_costs_nothing_but_time()
    {
        await using var audit = new AuditScene();
        await FillAsync(audit, 500);
        var scene = audit.Files;
        await scene.StopAsync();
        var (entries, found) = (Ask(scene, Entries), Ask(scene, Matching("carrier")));
        scene.Tamper($"PRAGMA user_version = {EntryIndex.Damaged}");
        for (var isWhole = false; !isWhole;)
        {
            using var writer = new HistoryWriter(scene.Database, TimeProvider.System, () => new byte[16], (_, failure) => throw new InvalidOperationException("", failure));
            writer.RenewIndex();
            isWhole = writer.Index.IsWhole;
        }
        Assert.Equal(entries, Ask(scene, Entries));
        Assert.Equal(found, Ask(scene, Matching("carrier")));
    }

    [Fact]
    public void What_is_said_of_a_damaged_index_tells_what_works()
    {
        var trouble = new StoreTrouble("/h.db", "/s", new Clock(TimeProvider.System)) { Index = "The index of /h.db was damaged" };
        Assert.Equal("The index of /h.db was damaged. Every record is kept and verified; lists, filters and search don't find all of them yet", trouble.Sentence(null, false, TimeSpan.FromSeconds(1)));
        trouble.Began("/h.db can't be written: the disk is full; make room");
        Assert.StartsWith("/h.db can't be written", trouble.Sentence(null, true, TimeSpan.FromSeconds(1)), StringComparison.Ordinal);
        Assert.Contains("The index of /h.db", trouble.Sentence(null, true, TimeSpan.FromSeconds(1)), StringComparison.Ordinal);
    }

    private static async Task FillAsync(AuditScene audit, int transitions = 20)
    {
        for (var at = 0; at < transitions; at++) await audit.TransitionAsync(At.AddSeconds(at), reason: $"carrier {at}", ticket: $"CHG-{at}");
        await audit.CommandAsync(At.AddMinutes(1));
        await audit.CommandAsync(At.AddMinutes(2), accepted: false);
        await audit.Store.AppendAsync(RemarkContent.Of("LAX1", AuditKind.Review, 2, "r-1", "alice", "the carrier was at fault", At));
        await audit.Store.AppendAsync(RemarkContent.Of("LAX1", AuditKind.Note, 2, "n-1", "bob", "and said so", At));
        await audit.Files.SettleAsync();
    }

    private static async Task WholeAsync(StoreScene scene)
    {
        await scene.SettleAsync().WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        while (scene.Store.Degraded is { } degraded)
        {
            Assert.Contains("The index of", degraded, StringComparison.Ordinal);
            await Task.Delay(20, Cancel);
        }
        Assert.Equal([$"{EntryIndex.Whole}"], Ask(scene, "PRAGMA user_version"));
    }

    private static string Matching(string word) => $"SELECT rowid FROM search WHERE search MATCH '{word}' ORDER BY rowid";

    private static List<string> Ask(StoreScene scene, string sql)
    {
        using var connection = HistoryDatabase.OpenToRead(scene.Database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read()) found.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture))));
        return found;
    }

    /// <summary>Overwrites the first page of a table or index in the file.</summary>
    private static void Damage(StoreScene scene, string name)
    {
        var page = long.Parse(Ask(scene, $"SELECT rootpage FROM sqlite_schema WHERE name = '{name}'").Single(), CultureInfo.InvariantCulture);
        using var file = new FileStream(scene.Database, FileMode.Open, FileAccess.Write);
        file.Position = (page - 1) * 4096;
        file.Write([.. Enumerable.Repeat((byte)0xAA, 4096)]);
    }
}
