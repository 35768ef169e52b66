using HybridFailover.Engine.Audit;
using HybridFailover.Web.History;
using Microsoft.Data.Sqlite;
using static HybridFailover.Web.Tests.History.StoreScene;

namespace HybridFailover.Web.Tests.History;

public sealed class HistoryStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_are_chained_in_the_order_of_the_calls_and_outlive_the_program()
    {
        await using var scene = new StoreScene();
        await scene.Store.AppendAsync(Entry(1), Entry(2, "SEA1"));
        await scene.StopAsync();
        await scene.Store.AppendAsync(Entry(3)).WaitAsync(Cancel);
        await scene.Store.AppendAsync(Entry(4)).WaitAsync(Cancel);

        Assert.Equal(["event 1", "event 3", "event 4"], scene.Sentences());
        Assert.StartsWith("the history begins", Assert.Single(scene.Sentences(AuditEntry.Program)), StringComparison.Ordinal);
        Assert.Equal((5, null), (scene.Verify().Records, scene.Verify().Fault));
        Assert.Null(scene.Store.Degraded);
    }

    [Fact]
    public async Task While_another_process_locks_the_database_records_go_to_the_spill_file_and_come_back_in_order()
    {
        await using var scene = new StoreScene();
        await scene.Store.AppendAsync(Entry(1)).WaitAsync(Cancel);
        using (var other = new SqliteConnection($"Data Source={scene.Database};Pooling=False"))
        {
            other.Open();
            HistoryDatabase.Execute(other, "BEGIN IMMEDIATE");
            // Durable all the same: in the spill file.
            for (var number = 2; number <= 40; number++) await scene.Store.AppendAsync(Entry(number)).WaitAsync(Cancel);
            Assert.True(File.Exists(scene.Spill));
            Assert.Contains("another process holds a lock on it", scene.Store.Degraded, StringComparison.Ordinal);
            HistoryDatabase.Execute(other, "ROLLBACK");
        }
        await scene.Store.AppendAsync(Entry(41)).WaitAsync(Cancel);
        await scene.StopAsync();
        await scene.Store.EarlierTransitionsAsync(1).WaitAsync(Cancel);

        Assert.Equal(Enumerable.Range(1, 41).Select(number => $"event {number}"), scene.Sentences());
        Assert.Null(scene.Verify().Fault);
        Assert.False(File.Exists(scene.Spill));
        Assert.Null(scene.Store.Degraded);
    }

    [Fact]
    public async Task The_newest_records_of_some_kinds_are_read_back_newest_first()
    {
        await using var scene = new StoreScene();
        await scene.Store.AppendAsync(
            Entry(1), Entry(2, kind: AuditKind.HoldBegan), Entry(3, "PHX1"), Entry(4), Entry(5, kind: AuditKind.WouldSwitch), Entry(6)).WaitAsync(Cancel);
        await scene.SettleAsync();

        var found = await scene.Store.NewestAsync("LAX1", [AuditKind.HoldEnded, AuditKind.HoldBegan], 3).WaitAsync(Cancel);

        Assert.Equal([6, 4, 2], found.Select(entry => (int)(entry.At - StoreScene.At).TotalSeconds));
    }

    [Fact]
    public async Task What_is_in_the_spill_file_and_in_the_database_is_appended_once()
    {
        await using var scene = new StoreScene();
        var group = new WaitingGroup([new KeyedEntry([.. Enumerable.Repeat((byte)7, 16)], Entry(1))], TimeSpan.Zero);
        new SpillFile(scene.SpillDirectory).Append([group, group]);
        await scene.Store.AppendAsync(Entry(2)).WaitAsync(Cancel);

        Assert.Equal(["event 1", "event 2"], scene.Sentences());
        Assert.Null(scene.Verify().Fault);
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_off_is_in_nobodys_way()
    {
        await using var scene = new StoreScene();
        var spill = new SpillFile(scene.SpillDirectory);
        spill.Append([new WaitingGroup([new KeyedEntry([.. Enumerable.Repeat((byte)1, 16)], Entry(1))], TimeSpan.Zero)]);
        var whole = File.ReadAllBytes(scene.Spill);
        File.WriteAllBytes(scene.Spill, [.. whole, .. whole[..30]]);
        new SpillFile(scene.SpillDirectory).Append([new WaitingGroup([new KeyedEntry([.. Enumerable.Repeat((byte)2, 16)], Entry(2))], TimeSpan.Zero)]);
        await scene.Store.AppendAsync(Entry(3)).WaitAsync(Cancel);

        Assert.Equal(["event 1", "event 2", "event 3"], scene.Sentences());
        Assert.Empty(Directory.GetFiles(scene.SpillDirectory));
    }

    [Fact]
    public async Task A_damaged_line_is_passed_over_and_the_file_is_kept_for_people()
    {
        await using var scene = new StoreScene();
        new SpillFile(scene.SpillDirectory).Append([
            new WaitingGroup([new KeyedEntry([.. Enumerable.Repeat((byte)1, 16)], Entry(1))], TimeSpan.Zero),
            new WaitingGroup([new KeyedEntry([.. Enumerable.Repeat((byte)2, 16)], Entry(2))], TimeSpan.Zero)]);
        var bytes = File.ReadAllBytes(scene.Spill);
        bytes[40] ^= 1;
        File.WriteAllBytes(scene.Spill, bytes);
        await scene.Store.AppendAsync(Entry(3)).WaitAsync(Cancel);

        Assert.Equal(["event 2", "event 3"], scene.Sentences());
        Assert.Contains("unreadable", Assert.Single(Directory.GetFiles(scene.SpillDirectory)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_not_written_and_records_wait()
    {
        await using var scene = new StoreScene();
        await scene.Store.AppendAsync(Entry(1)).WaitAsync(Cancel);
        await scene.StopAsync();
        scene.Tamper("INSERT INTO __EFMigrationsHistory VALUES ('20991231000000_Future', '99.0')");
        var before = File.ReadAllBytes(scene.Database);
        await scene.Store.AppendAsync(Entry(2)).WaitAsync(Cancel);

        Assert.Contains("newer version", scene.Store.Degraded, StringComparison.Ordinal);
        Assert.Equal(["event 1"], scene.Sentences());
        await scene.StopAsync();
        scene.Tamper("DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '2099%'");
        await scene.Store.AppendAsync(Entry(3)).WaitAsync(Cancel);
        Assert.Equal(["event 1", "event 2", "event 3"], scene.Sentences());
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_database_that_is_deleted_while_it_is_open_comes_back_with_all_that_was_in_it(bool withLog)
    {
        await using var scene = new StoreScene();
        for (var number = 1; number <= 5; number++) await scene.Store.AppendAsync(Entry(number)).WaitAsync(Cancel);
        File.Delete(scene.Database);
        if (withLog) foreach (var rest in (string[])["-wal", "-shm"]) File.Delete(scene.Database + rest);
        for (var number = 6; number <= 30; number++)
        {
            await scene.Store.AppendAsync(Entry(number)).WaitAsync(Cancel);
            await Task.Delay(100, Cancel);
        }
        await scene.StopAsync();

        Assert.Equal(Enumerable.Range(1, 30).Select(number => $"event {number}"), scene.Sentences());
        Assert.Null(scene.Verify().Fault);
    }

    [Fact]
    public async Task Records_and_evidence_can_be_neither_changed_nor_deleted_by_the_programs_own_connection()
    {
        await using var scene = new StoreScene();
        await scene.Store.AppendAsync(Evidence()).WaitAsync(Cancel);
        await scene.StopAsync();
        using var connection = HistoryDatabase.OpenToWrite(scene.Database, out _);
        foreach (var sql in (string[])["UPDATE records SET content = '{}'", "DELETE FROM records", "UPDATE evidence SET rounds = x'00'", "DELETE FROM evidence",
            "INSERT OR REPLACE INTO records SELECT id, chain, sequence, at, kind, subject, '{}', hash, key FROM records WHERE id = 2"])
            Assert.Contains("append-only", Assert.Throws<SqliteException>(() => HistoryDatabase.Execute(connection, sql)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_programs_connection_can_neither_change_delete_nor_replace_them()
    {
        await using var scene = new StoreScene();
        await scene.Store.AppendAsync(Evidence()).WaitAsync(Cancel);
        await scene.StopAsync();
        foreach (var sql in (string[])["UPDATE records SET content = '{}'", "DELETE FROM records", "UPDATE evidence SET rounds = x'00'", "DELETE FROM evidence",
            "REPLACE INTO records SELECT id, chain, sequence, at, kind, subject, '{}', hash, key FROM records",
            "REPLACE INTO records (chain, sequence, at, kind, subject, content, hash, key) SELECT chain, sequence, at, kind, subject, '{}', hash, x'00' FROM records",
            "REPLACE INTO records (chain, sequence, at, kind, subject, content, hash, key) SELECT 'LAX9', sequence, at, kind, subject, '{}', hash, key FROM records",
            "REPLACE INTO evidence SELECT id, record, path, x'00' FROM evidence", "REPLACE INTO evidence (record, path, rounds) SELECT record, path, x'00' FROM evidence"])
            Assert.Contains("append-only", Assert.Throws<SqliteException>(() => scene.Tamper(sql)).Message, StringComparison.Ordinal);
        Assert.Null(scene.Verify().Fault);
    }

    [Fact]
    public async Task A_database_from_before_a_migration_gets_it_and_keeps_what_it_has()
    {
        await using var scene = new StoreScene();
        await scene.Store.AppendAsync(Entry(1)).WaitAsync(Cancel);
        await scene.StopAsync();
        scene.Tamper("DROP TRIGGER records_no_replace; DROP TRIGGER evidence_no_replace; DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%NoReplace'");
        await scene.Store.AppendAsync(Entry(2)).WaitAsync(Cancel);
        await scene.StopAsync();
        Assert.Equal(["event 1", "event 2"], scene.Sentences());
        Assert.Throws<SqliteException>(() => scene.Tamper("REPLACE INTO records SELECT * FROM records"));
    }
}
