using HybridFailover.Lab.Namespaces;

namespace HybridFailover.TestSupport.Disks;

/// <summary>A disk of its own, ext4 on a loop device, which can be made to hang: <c>fsfreeze</c> holds every write up, as a controller does that resets.</summary>
internal sealed class LoopDisk : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private bool _isFrozen;

    private LoopDisk(DirectoryInfo folder) => _folder = folder;

    /// <summary>Why there is none on this machine; null: there can be.</summary>
    public static string? NotPossible => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/dev/loop-control")
        ? null : "A disk that hangs needs Linux, root, and loop devices.";

    /// <summary>Where it is mounted.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "disk");

    /// <param name="prefix">Of the temporary folder that it lies in.</param>
    public static async Task<LoopDisk> MountAsync(string prefix, CancellationToken cancel)
    {
        var disk = new LoopDisk(Directory.CreateTempSubdirectory(prefix));
        Directory.CreateDirectory(disk.Path);
        var image = System.IO.Path.Combine(disk._folder.FullName, "image");
        await using (var file = File.Create(image)) file.SetLength(64 << 20);
        await Tool.DoAsync("mkfs.ext4", ["-q", image], cancel: cancel);
        await Tool.DoAsync("mount", ["-o", "loop", image, disk.Path], cancel: cancel);
        return disk;
    }

    /// <summary>From now on every write hangs; what is read is read.</summary>
    public async Task FreezeAsync(CancellationToken cancel)
    {
        _isFrozen = true;
        await Tool.DoAsync("fsfreeze", ["-f", Path], cancel: cancel);
    }

    public async Task ThawAsync()
    {
        if (!_isFrozen) return;
        await Tool.DoAsync("fsfreeze", ["-u", Path]);
        _isFrozen = false;
    }

    public async ValueTask DisposeAsync()
    {
        await ThawAsync();
        // Lazily: a process that was killed while it hung may hold it a moment longer.
        await Tool.RunAsync("umount", ["-l", Path]);
        _folder.Delete(recursive: true);
    }
}
