using HybridFailover.Engine.Audit;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Verification;
using static HybridFailover.Web.Tests.History.StoreScene;

namespace HybridFailover.Web.Tests.History;

/// <summary>Somebody with a database tool, who drops the triggers first.</summary>
public sealed class VerificationTests
{
    private const string Open = "DROP TRIGGER records_no_update; DROP TRIGGER records_no_delete; DROP TRIGGER evidence_no_update; DROP TRIGGER evidence_no_delete;";

    private static async Task<StoreScene> FilledAsync()
    {
        var scene = new StoreScene();
        for (var number = 1; number <= 9; number++) await scene.Store.AppendAsync(Entry(number), Entry(number, "SEA1"));
        await scene.Store.AppendAsync(Evidence());
        await scene.StopAsync();
        return scene;
    }

    [Theory]
    [InlineData("UPDATE records SET content = replace(content, 'event 5', 'event 6') WHERE chain = 'LAX1' AND sequence = 5", 5, "does not fit its hash")]
    [InlineData("UPDATE records SET at = at + 1 WHERE chain = 'LAX1' AND sequence = 3", 3, "does not fit its hash")]
    [InlineData("UPDATE records SET subject = 'x' WHERE chain = 'LAX1' AND sequence = 3", 3, "does not fit its hash")]
    [InlineData("UPDATE records SET kind = 'hold-began' WHERE chain = 'LAX1' AND sequence = 4", 4, "does not fit its hash")]
    [InlineData("UPDATE records SET kind = 'nonsense' WHERE chain = 'LAX1' AND sequence = 4", 4, "does not know")]
    [InlineData("UPDATE records SET hash = zeroblob(32) WHERE chain = 'LAX1' AND sequence = 4", 4, "does not fit its hash")]
    [InlineData("DELETE FROM records WHERE chain = 'LAX1' AND sequence = 4", 4, "stands record 5")]
    [InlineData("DELETE FROM records WHERE chain = 'LAX1' AND sequence = 1", 1, "stands record 2")]
    [InlineData("UPDATE records SET sequence = -1 WHERE chain = 'LAX1' AND sequence = 4; UPDATE records SET sequence = 4 WHERE chain = 'LAX1' AND sequence = 5; UPDATE records SET sequence = 5 WHERE chain = 'LAX1' AND sequence = -1", 4, "moved")]
    [InlineData("UPDATE records SET sequence = sequence + 100 WHERE chain = 'LAX1' AND sequence > 5; INSERT INTO records SELECT 1000, chain, 6, at, kind, subject, content, hash, zeroblob(16) FROM records WHERE chain = 'LAX1' AND sequence = 5", 6, "")]
    [InlineData("UPDATE evidence SET rounds = x'010204'", 10, "evidence of dx that does not fit its hash")]
    [InlineData("DELETE FROM evidence", 10, "lost the evidence of dx")]
    [InlineData("INSERT INTO evidence SELECT 99, record, 'isdn', rounds FROM evidence", 10, "2 paths of evidence")]
    [InlineData("INSERT INTO evidence SELECT 99, id, 'dx', x'010203' FROM records WHERE chain = 'LAX1' AND sequence = 4", 4, "names no evidence and has some of dx")]
    public async Task What_was_changed_deleted_inserted_or_swapped_is_found_and_named(string sql, long place, string words)
    {
        await using var scene = await FilledAsync();
        scene.Tamper(Open + sql);

        var fault = scene.Verify().Fault;

        Assert.Equal(("LAX1", place), (fault!.Chain, fault.Sequence));
        Assert.Contains(words, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_was_moved_to_another_chain_fits_nowhere()
    {
        await using var scene = await FilledAsync();
        scene.Tamper(Open + "UPDATE records SET chain = 'SEA1', sequence = 99 WHERE chain = 'LAX1' AND sequence = 4");
        Assert.Equal(new ChainFault("SEA1", 4, "in the place of record 4 stands record 99: one was deleted, inserted or moved"), scene.Verify().Fault);
    }

    [Fact]
    public async Task Evidence_without_its_record_is_found()
    {
        await using var scene = await FilledAsync();
        scene.Tamper(Open + "PRAGMA foreign_keys = OFF; DELETE FROM records WHERE chain = 'LAX1' AND sequence = 10");

        Assert.StartsWith("there is evidence of dx for the record with the id", scene.Verify().Fault!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_untouched_trail_fits()
    {
        await using var scene = await FilledAsync();
        var report = scene.Verify();
        Assert.Equal((20, 3, null), (report.Records, report.EvidenceBytes, report.Fault));
    }

    [Fact]
    public async Task A_tail_that_was_cut_is_found_against_a_noted_head_and_only_there()
    {
        await using var scene = await FilledAsync();
        var noted = scene.Verify().Heads.Single(head => head.Chain == "LAX1");
        scene.Tamper(Open + "DELETE FROM evidence; DELETE FROM records WHERE chain = 'LAX1' AND sequence > 7");

        Assert.Null(scene.Verify().Fault);
        Assert.Equal(new ChainFault("LAX1", 8, "the chain ends at record 7, and record 10 was noted: its tail was cut"), scene.Verify(noted).Fault);
    }

    [Fact]
    public async Task A_tail_that_was_replaced_is_found_against_a_noted_head()
    {
        await using var scene = await FilledAsync();
        var noted = scene.Verify().Heads.Single(head => head.Chain == "LAX1");
        scene.Tamper(Open + "DELETE FROM evidence; DELETE FROM records WHERE chain = 'LAX1' AND sequence > 7");
        for (var number = 20; number < 23; number++) await scene.Store.AppendAsync(Entry(number));
        await scene.StopAsync();

        Assert.Null(scene.Verify().Fault);
        Assert.Contains("the chain was replaced", scene.Verify(noted).Fault!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_one_chain_the_heads_of_others_are_not_asked_for()
    {
        await using var scene = await FilledAsync();
        var heads = scene.Verify().Heads;
        scene.Tamper(Open + "DELETE FROM records WHERE chain = 'SEA1' AND sequence > 7");
        Assert.Equal((10, null), Verify("lax1") is var whole ? (whole.Records, whole.Fault) : default);
        Assert.Equal("the chain ends at record 7, and record 9 was noted: its tail was cut", Verify("SEA1").Fault!.Sentence);

        VerifyReport Verify(string chain) => DatabaseVerifier.Verify(scene.Database, new(chain, null, null, heads), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_chain_that_is_not_there_is_no_chain_that_fits()
    {
        await using var scene = await FilledAsync();
        var unknown = Assert.Throws<KeyNotFoundException>(() => DatabaseVerifier.Verify(scene.Database, new("PHX1", null, null, []), TestContext.Current.CancellationToken));
        Assert.Equal("it has no chain PHX1. It has (program), LAX1, SEA1", unknown.Message);
        // A head that was noted says that it was there.
        var gone = DatabaseVerifier.Verify(scene.Database, new("PHX1", null, null, [new ChainHead("PHX1", 3, new string('a', 64))]), TestContext.Current.CancellationToken);
        Assert.Equal("the chain ends at record 0, and record 3 was noted: its tail was cut", gone.Fault!.Sentence);
    }

    [Fact]
    public async Task A_backup_is_for_its_owner_only()
    {
        await using var scene = await FilledAsync();
        var copy = Path.Combine(scene.Folder, "copy.db");
        HistoryBackup.Write(scene.Database, copy);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
    }

    [Fact]
    public async Task A_backup_made_while_the_store_writes_is_whole()
    {
        await using var scene = await FilledAsync();
        await scene.Store.AppendAsync(Entry(50));
        var copy = Path.Combine(scene.Folder, "copy.db");
        HistoryBackup.Write(scene.Database, copy);
        await scene.Store.AppendAsync(Entry(51));

        var report = DatabaseVerifier.Verify(copy, new(null, null, null, []), TestContext.Current.CancellationToken);
        Assert.Equal((21, null), (report.Records, report.Fault));
        Assert.False(File.Exists(copy + "-wal"));
    }

    [Fact]
    public void A_head_reads_back_as_it_was_written_and_nothing_else_is_one()
    {
        var head = new ChainHead("(program)", 12, new string('a', 64));
        Assert.Equal(head, HeadText.Parse(HeadText.Of(head)));
        Assert.All((string[])["", "LAX1", "LAX1:x:" + new string('a', 64), "LAX1:1:abc", ":1:" + new string('a', 64)], text => Assert.Null(HeadText.Parse(text)));
    }
}
