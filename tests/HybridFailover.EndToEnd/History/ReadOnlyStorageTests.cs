using HybridFailover.EndToEnd.Failover;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Namespaces;
using HybridFailover.TestSupport.Disks;
using HybridFailover.Web.History;
using HybridFailover.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.EndToEnd.History;

/// <summary>A file system that the kernel has made read-only keeps no monitor from starting: failover needs no disk.</summary>
[Collection(SharedLabCollection.Name)]
public sealed class ReadOnlyStorageTests
{
    [Fact]
    public async Task A_data_directory_that_can_only_be_read_is_held_and_done_without_a_socket()
    {
        Assert.SkipWhen(SharedLab.NotPossible is not null, SharedLab.NotPossible ?? "");
        await using var disk = await SmallDisk.MountAsync("1m", Scene.Cancel);
        var storage = new Storage(Path.Combine(disk.Path, "data"), Path.Combine(disk.Path, "data", "spill"), IsTemporary: false);
        StorageLock.Take(storage).Dispose();
        await File.WriteAllTextAsync(storage.SocketPath, "of a program that was killed", Scene.Cancel);
        await Tool.DoAsync("mount", ["-o", "remount,ro", disk.Path], cancel: Scene.Cancel);

        using var held = StorageLock.Take(storage);
        Assert.Contains("Another HybridFailover", Assert.Throws<StartException>(() => StorageLock.Take(storage)).Message, StringComparison.Ordinal);
        Assert.Contains("No Unix socket", UnixSocket.Add(WebApplication.CreateBuilder(), storage.SocketPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_that_could_only_be_read_at_the_start_is_written_when_it_can_be_though_somebody_has_read_it()
    {
        Assert.SkipWhen(SharedLab.NotPossible is not null, SharedLab.NotPossible ?? "");
        await using var disk = await SmallDisk.MountAsync("16m", Scene.Cancel);
        var database = Path.Combine(disk.Path, "history.db");
        var clock = new Clock(TimeProvider.System);
        HistoryStore Open() => new(database, Path.Combine(disk.Path, "spill"), clock, NullLogger<HistoryStore>.Instance);
        AuditEntry Entry(string sentence) => EventContent.Of("LAX1", AuditKind.HoldEnded, clock.UtcNow, sentence);
        var first = Open();
        await first.AppendAsync(Entry("before")).WaitAsync(Scene.Cancel);
        // As after kill -9: the log and its index are there, and stay.
        foreach (var rest in (string[])["", "-wal", "-shm"]) File.Copy(database + rest, Path.Combine(disk.Path, "copy.db" + rest));
        await first.DisposeAsync();
        database = Path.Combine(disk.Path, "copy.db");
        await Tool.DoAsync("mount", ["-o", "remount,ro", disk.Path], cancel: Scene.Cancel);

        await using var store = Open();
        var kept = store.AppendAsync(Entry("meanwhile"));
        while (store.Degraded is null) await Task.Delay(10, Scene.Cancel);
        using (var pooled = HistoryDatabase.OpenToRead(database, pooled: true)) HistoryDatabase.Execute(pooled, "SELECT * FROM records");
        await Tool.DoAsync("mount", ["-o", "remount,rw", disk.Path], cancel: Scene.Cancel);
        await kept.WaitAsync(TimeSpan.FromSeconds(20), Scene.Cancel);
    }
}
