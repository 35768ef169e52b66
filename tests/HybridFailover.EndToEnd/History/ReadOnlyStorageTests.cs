using HybridFailover.EndToEnd.Failover;
using HybridFailover.Lab.Namespaces;
using HybridFailover.TestSupport.Disks;
using HybridFailover.Web.Hosting;
using Microsoft.AspNetCore.Builder;

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
}
