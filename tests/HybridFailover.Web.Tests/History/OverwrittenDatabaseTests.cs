using HybridFailover.Engine.Audit;
using HybridFailover.Web.History;
using static HybridFailover.Web.Tests.History.StoreScene;

namespace HybridFailover.Web.Tests.History;

/// <summary>Somebody writes to the open database file, which stays the same file.</summary>
public sealed class OverwrittenDatabaseTests
{
    private const int Many = 400;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory(Timeout = 30_000)]
    [InlineData(true), InlineData(false)]
    public async Task A_backup_that_is_copied_over_it_is_what_is_written_from_then_on(bool logIsEmpty)
    {
        await using var scene = new StoreScene();
        await AppendAsync(scene, 1, 5);
        var backup = Path.Combine(scene.Folder, "backup.db");
        HistoryBackup.Write(scene.Database, backup);
        await AppendAsync(scene, 6, Many);
        var noted = Head(scene);
        if (logIsEmpty)
        {
            await scene.StopAsync();
            await scene.SettleAsync();
            await scene.Store.EarlierTransitionsAsync(0).WaitAsync(Cancel);
        }
        Overwrite(scene, await File.ReadAllBytesAsync(backup, Cancel));
        await NoticedAsync(scene);
        await AppendAsync(scene, 1_000, 1_000);
        await scene.StopAsync();

        Assert.Equal(["event 1", "event 2", "event 3", "event 4", "event 5"], scene.Sentences().Take(5));
        Assert.Equal("event 1000", scene.Sentences()[^1]);
        Assert.DoesNotContain("event 6", scene.Sentences());
        Assert.Null(scene.Verify().Fault);
        Assert.NotNull(scene.Verify(noted).Fault);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(0), InlineData(100_000)]
    public async Task What_is_no_database_is_not_written_with_the_log_of_the_old_one(int bytes)
    {
        await using var scene = new StoreScene();
        await AppendAsync(scene, 1, 49);
        await scene.StopAsync(); // so that they are in the file, and not all of them in the log
        await AppendAsync(scene, 50, 50);
        Overwrite(scene, [.. Enumerable.Repeat((byte)'x', bytes)]);
        while (Kept(scene).Length == 0) await AppendAndWaitAsync(scene, 51);
        if (bytes == 0)
        {
            await ToldAsync(scene);
            Assert.Null(scene.Verify().Fault);
            return;
        }
        while (scene.Store.Degraded?.Contains("damaged", StringComparison.Ordinal) != true) await AppendAndWaitAsync(scene, 52);
        Assert.All(await File.ReadAllBytesAsync(scene.Database, Cancel), value => Assert.Equal((byte)'x', value));
        File.Delete(scene.Database);
        await AppendAsync(scene, 53, 53);
        while (scene.Store.Degraded is not null) await AppendAndWaitAsync(scene, 54);
        await scene.SettleAsync();
        Assert.Contains("event 51", scene.Sentences());
        Assert.Null(scene.Verify().Fault);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(true), InlineData(false)]
    public async Task A_touch_or_a_copy_of_itself_changes_nothing(bool copied)
    {
        await using var scene = new StoreScene();
        await AppendAsync(scene, 1, 20);
        if (copied) Overwrite(scene, Bytes(scene.Database));
        else File.SetLastWriteTimeUtc(scene.Database, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var said = false;
        for (var number = 21; number <= 40; number++)
        {
            await AppendAndWaitAsync(scene, number);
            said |= scene.Store.Degraded is not null;
        }
        while (scene.Store.Degraded is not null) await Task.Delay(50, Cancel);
        await scene.SettleAsync();
        Assert.True(said);
        Assert.Equal(Enumerable.Range(1, 40).Select(number => $"event {number}"), scene.Sentences());
        Assert.Single(scene.Sentences(AuditEntry.Program));
        Assert.Null(scene.Verify().Fault);
        Assert.Empty(Kept(scene));
    }

    [Fact(Timeout = 30_000)]
    public async Task What_the_writer_does_itself_is_not_taken_for_another_programs_work()
    {
        await using var scene = new StoreScene();
        // More than the log holds before SQLite puts it into the database.
        var big = new Attachment("dx", new byte[200_000]);
        for (var number = 1; number <= 60; number++)
        {
            await scene.Store.AppendAsync(Entry(number) with { Attachments = [big] }).WaitAsync(Cancel);
            Assert.DoesNotContain("another program", scene.Store.Degraded ?? "", StringComparison.Ordinal);
        }
        Assert.True(new FileInfo(scene.Database).Length > 4_000_000);
    }

    private static async Task AppendAsync(StoreScene scene, int first, int last)
    {
        for (var number = first; number <= last; number++) await scene.Store.AppendAsync(Entry(number)).WaitAsync(Cancel);
    }

    private static async Task AppendAndWaitAsync(StoreScene scene, int number)
    {
        await AppendAsync(scene, number, number);
        await Task.Delay(50, Cancel);
    }

    private static async Task NoticedAsync(StoreScene scene)
    {
        while (scene.Store.Degraded is null) await Task.Delay(10, Cancel);
        await ToldAsync(scene);
    }

    private static async Task ToldAsync(StoreScene scene)
    {
        while (scene.Store.Degraded is not null) await Task.Delay(50, Cancel);
        await scene.SettleAsync();
        Assert.Contains("was overwritten by another program while it was open", scene.Sentences(AuditEntry.Program)[^1], StringComparison.Ordinal);
    }

    private static ChainHead Head(StoreScene scene)
    {
        using var connection = HistoryDatabase.OpenToRead(scene.Database);
        return ChainHeads.Read(connection).Single(head => head.Chain == "LAX1");
    }

    private static byte[] Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>As <c>cp</c> does it.</summary>
    private static void Overwrite(StoreScene scene, byte[] bytes)
    {
        using var file = new FileStream(scene.Database, FileMode.Truncate, FileAccess.Write, FileShare.ReadWrite);
        file.Write(bytes);
    }

    private static string[] Kept(StoreScene scene) => Directory.GetFiles(scene.Folder, "history.db.overwritten-*");
}
