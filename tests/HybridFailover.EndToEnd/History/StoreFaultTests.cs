using HybridFailover.EndToEnd.Failover;
using HybridFailover.Lab.Namespaces;
using HybridFailover.TestSupport.Disks;

namespace HybridFailover.EndToEnd.History;

/// <summary>Stores that refuse to be written: failover takes its usual time, and the history is complete when they can be written again.</summary>
[Collection(SharedLabCollection.Name)]
public sealed class StoreFaultTests(SharedLab shared)
{
    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_full_disk_loses_no_record(bool withTheSpillFile)
    {
        Assert.SkipWhen(SharedLab.NotPossible is not null, SharedLab.NotPossible ?? "");
        var elsewhere = Directory.CreateTempSubdirectory("hf-spill-");
        await using var disk = await SmallDisk.MountAsync("16m", Scene.Cancel);
        await using (var scene = await FaultScene.StartAsync(shared, Path.Combine(disk.Path, "data"), withTheSpillFile ? null : elsewhere.FullName))
        {
            disk.Fill();
            await scene.UntilDegradedAsync("the disk is full");
            await scene.FailOverAsUsualAsync();
            await scene.UntilDegradedAsync(withTheSpillFile ? "can't be written either" : $"Records wait in {scene.Spill}");
            disk.MakeRoom();
            await scene.UntilWellAsync();
            await scene.FailBackAsync();
            await scene.AssertCompleteAsync();
        }
        elsewhere.Delete(recursive: true);
    }

    [Fact]
    public async Task A_database_that_may_not_be_changed_any_more_loses_no_record()
    {
        Assert.SkipWhen(LoopDisk.NotPossible is not null, LoopDisk.NotPossible ?? "");
        await using var disk = await LoopDisk.MountAsync("hf-disk-", Scene.Cancel);
        await using var scene = await FaultScene.StartAsync(shared, Path.Combine(disk.Path, "data"));
        // What root may write all the same when only the mode says no: files and directories that the file system itself holds fast.
        string[] held = [scene.Database, scene.Database + "-wal", scene.Scene.SpillDirectory, scene.Scene.DataDirectory];
        await Tool.DoAsync("chattr", ["+i", .. held], cancel: Scene.Cancel);
        try
        {
            await scene.UntilDegradedAsync(scene.Database);
            await scene.FailOverAsUsualAsync();
            await scene.UntilDegradedAsync("can't be written either");
        }
        finally
        {
            await Tool.DoAsync("chattr", ["-i", .. held], cancel: CancellationToken.None);
        }
        await scene.UntilWellAsync();
        await scene.FailBackAsync();
        await scene.AssertCompleteAsync();
    }

    [Theory]
    [InlineData("BEGIN IMMEDIATE;"), InlineData("BEGIN EXCLUSIVE;")]
    public async Task A_database_that_another_process_locks_loses_no_record(string how)
    {
        Assert.SkipWhen(SharedLab.NotPossible is not null, SharedLab.NotPossible ?? "");
        await using var scene = await FaultScene.StartAsync(shared);
        using var client = DatabaseClient.Start(scene.Database);
        await client.DoAsync(how);
        await scene.UntilDegradedAsync("another process holds a lock on it");
        await scene.FailOverAsUsualAsync();
        await scene.UntilDegradedAsync($"Records wait in {scene.Spill}");
        await client.DoAsync("ROLLBACK;");
        await scene.UntilWellAsync();
        await scene.FailBackAsync();
        await scene.AssertCompleteAsync();
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_database_that_is_deleted_comes_back_whole(bool withItsLog)
    {
        Assert.SkipWhen(SharedLab.NotPossible is not null, SharedLab.NotPossible ?? "");
        await using var scene = await FaultScene.StartAsync(shared);
        File.Delete(scene.Database);
        if (withItsLog)
        {
            File.Delete(scene.Database + "-wal");
            File.Delete(scene.Database + "-shm");
        }
        await scene.FailOverAsUsualAsync();
        await scene.FailBackAsync();
        await scene.AssertCompleteAsync();
        Assert.Contains("was deleted or moved while it was open", scene.Scene.Monitor.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_is_deleted_alone_loses_nothing_even_to_kill_9()
    {
        Assert.SkipWhen(SharedLab.NotPossible is not null, SharedLab.NotPossible ?? "");
        await using var scene = await FaultScene.StartAsync(shared);
        File.Delete(scene.Database + "-wal");
        await scene.FailOverAsUsualAsync();
        await scene.FailBackAsync();
        await scene.EndAskingAsync();
        await scene.Scene.Monitor.KillAsync(Scene.Cancel);
        scene.Scene.Monitor.Start();
        await scene.Scene.UntilOnAsync("dx");
        await scene.AssertCompleteAsync();
    }

    [Fact]
    public async Task A_damaged_database_is_named_and_when_it_is_moved_away_a_new_one_has_all_that_waited()
    {
        Assert.SkipWhen(SharedLab.NotPossible is not null, SharedLab.NotPossible ?? "");
        await using var scene = await FaultScene.StartAsync(shared);
        using (var client = DatabaseClient.Start(scene.Database)) await client.DoAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        using (var file = new FileStream(scene.Database, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = 4096;
            file.Write([.. Enumerable.Repeat((byte)0xAA, (int)file.Length - 4096)]);
        }
        await scene.UntilDegradedAsync("it is damaged");
        await scene.FailOverAsUsualAsync();
        var asked = scene.Asked;
        File.Move(scene.Database, scene.Database + ".bad");
        await scene.UntilWellAsync();
        await scene.FailBackAsync();

        var records = await scene.AssertCompleteAsync(onlyEnd: true);
        Assert.Equal("history-began", records[0].Kind);
        Assert.Contains(records, record => record.Kind == "transition-intent");
        Assert.Contains(records, record => record.Kind == "command-intent" && string.CompareOrdinal(record.Subject, $"c-{asked:0000}") <= 0);
    }
}
