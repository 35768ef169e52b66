using HybridFailover.Engine.Audit;
using HybridFailover.Web.History;
using static HybridFailover.Web.Tests.History.StoreScene;

namespace HybridFailover.Web.Tests.History;

/// <summary>Files that somebody takes away from under the store.</summary>
public sealed class HistoryFilesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static bool CanTell => OperatingSystem.IsLinux();

    [Fact]
    public async Task A_database_that_is_moved_away_comes_back_with_all_that_was_in_it()
    {
        await using var scene = new StoreScene();
        await AppendAsync(scene, 1, 5);
        File.Move(scene.Database, scene.Database + ".old");
        await AppendUntilAsync(scene, 6, () => File.Exists(scene.Database));
        var last = await AppendUntilAsync(scene, 100, () => true);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(scene.Database));
        await scene.StopAsync();

        Assert.Equal("event 1", scene.Sentences()[0]);
        Assert.Equal($"event {last}", scene.Sentences()[^1]);
        Assert.Equal(scene.Sentences().Count, scene.Sentences().Distinct().Count());
        Assert.Null(scene.Verify().Fault);
    }

    [Fact]
    public async Task A_database_that_another_file_takes_the_place_of_is_noticed_and_what_was_written_is_kept()
    {
        Assert.SkipUnless(CanTell, "Only Linux tells which file a name leads to.");
        await using var scene = new StoreScene();
        await AppendAsync(scene, 1, 5);
        var backup = Path.Combine(scene.Folder, "backup.db");
        HistoryBackup.Write(scene.Database, backup);
        await AppendAsync(scene, 6, 6);
        foreach (var rest in (string[])["-wal", "-shm"]) File.Delete(scene.Database + rest);
        File.Move(backup, scene.Database, overwrite: true);
        await AppendUntilAsync(scene, 7, () => Kept(scene, "rescued").Count == 1);
        await AppendAsync(scene, 1000, 1000);
        await scene.StopAsync();

        var (now, kept) = (scene.Sentences(), scene.Sentences(database: Kept(scene, "rescued").Single()));
        Assert.Equal("event 1000", now[^1]);
        Assert.Contains("event 6", kept);
        Assert.All(Enumerable.Range(1, 6), number => Assert.Contains($"event {number}", now.Concat(kept)));
        Assert.Null(scene.Verify().Fault);
    }

    [Theory]
    [InlineData("-wal"), InlineData("-shm")]
    public async Task A_log_that_is_deleted_alone_loses_nothing(string which)
    {
        Assert.SkipUnless(CanTell, "Only Linux tells which file a name leads to.");
        await using var scene = new StoreScene();
        await AppendAsync(scene, 1, 5);
        File.Delete(scene.Database + which);
        await AppendUntilAsync(scene, 6, () => File.Exists(scene.Database + which));

        // Read as the next start after a kill would: by name.
        Assert.Equal(["event 1", "event 2", "event 3", "event 4", "event 5"], scene.Sentences().Take(5));
        Assert.Null(scene.Verify().Fault);
        Assert.Null(scene.Store.Degraded);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_damaged_database_that_is_taken_away_makes_room_for_a_new_one(bool deleted)
    {
        await using var scene = new StoreScene();
        await AppendAsync(scene, 1, 50);
        scene.Tamper("PRAGMA wal_checkpoint(TRUNCATE)"); // so that what is damaged is not in the log, too
        Damage(scene.Database);
        if (deleted) File.Delete(scene.Database);
        else File.Move(scene.Database, scene.Database + ".bad");
        var last = await AppendUntilAsync(scene, 51, () => File.Exists(scene.Database));
        await scene.StopAsync();

        Assert.Equal($"event {last}", scene.Sentences()[^1]);
        Assert.StartsWith("the history begins", scene.Sentences(AuditEntry.Program)[0], StringComparison.Ordinal);
        Assert.Null(scene.Verify().Fault);
        if (deleted && CanTell) Assert.NotEmpty(Kept(scene, "damaged"));
    }

    [Fact]
    public async Task Readers_that_are_kept_open_follow_a_database_that_was_deleted_and_came_back()
    {
        await using var scene = new StoreScene();
        await AppendAsync(scene, 1, 5);
        long Count()
        {
            using var connection = HistoryDatabase.OpenToRead(scene.Database, pooled: true);
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM records WHERE chain = 'LAX1'";
            return (long)command.ExecuteScalar()!;
        }

        Assert.Equal(5, Count());
        foreach (var rest in (string[])["", "-wal", "-shm"]) File.Delete(scene.Database + rest);
        var last = await AppendUntilAsync(scene, 6, () => File.Exists(scene.Database));
        Assert.Equal(last, Count());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task A_log_without_its_database_is_kept_and_not_thrown_away()
    {
        await using var scene = new StoreScene();
        await AppendAsync(scene, 1, 5);
        var copy = File.ReadAllBytes(scene.Database + "-wal");
        await scene.StopAsync();
        File.Delete(scene.Database);
        File.WriteAllBytes(scene.Database + "-wal", copy);
        await AppendAsync(scene, 6, 6);

        Assert.Equal(copy, File.ReadAllBytes(Assert.Single(Kept(scene, "left"))));
        Assert.Equal(["event 6"], scene.Sentences());
    }

    [Fact]
    public async Task A_database_with_a_second_name_is_not_written_for_its_logs_would_be_two()
    {
        Assert.SkipUnless(CanTell, "Only Linux tells how many names a file has.");
        await using var scene = new StoreScene();
        await AppendAsync(scene, 1, 1);
        await scene.StopAsync();
        var other = Path.Combine(scene.Folder, "other.db");
        using (var link = System.Diagnostics.Process.Start("ln", [scene.Database, other])) await link.WaitForExitAsync(Cancel);
        await AppendAsync(scene, 2, 2);
        Assert.Contains("has 2 names", scene.Store.Degraded, StringComparison.Ordinal);
        Assert.Equal(["event 1"], scene.Sentences());

        File.Delete(other);
        await AppendUntilAsync(scene, 3, () => scene.Store.Degraded is null);
        Assert.Equal(["event 1", "event 2"], scene.Sentences().Take(2));
        Assert.Null(scene.Verify().Fault);
    }

    private static async Task AppendAsync(StoreScene scene, int first, int last)
    {
        for (var number = first; number <= last; number++) await scene.Store.AppendAsync(Entry(number)).WaitAsync(Cancel);
    }

    /// <returns>The number of the last one.</returns>
    private static async Task<int> AppendUntilAsync(StoreScene scene, int first, Func<bool> holds)
    {
        for (var number = first; ; number++)
        {
            var held = holds();
            await scene.Store.AppendAsync(Entry(number)).WaitAsync(Cancel);
            if (held) return number;
            await Task.Delay(100, Cancel);
        }
    }

    private static void Damage(string database)
    {
        using var file = new FileStream(database, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = 4096;
        file.Write([.. Enumerable.Repeat((byte)0xAA, (int)file.Length - 4096)]);
    }

    private static List<string> Kept(StoreScene scene, string why) => [.. Directory.GetFiles(scene.Folder, $"history.db.{why}-*")];
}
