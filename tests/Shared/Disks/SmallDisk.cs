using HybridFailover.Lab.Namespaces;

namespace HybridFailover.TestSupport.Disks;

/// <summary>A small disk in memory that can be filled to the last byte.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hf-small-");

    private SmallDisk() { }

    /// <summary>Where it is mounted.</summary>
    public string Path => _folder.FullName;

    private string Filling => System.IO.Path.Combine(Path, "filling");

    public static async Task<SmallDisk> MountAsync(string size, CancellationToken cancel)
    {
        var disk = new SmallDisk();
        await Tool.DoAsync("mount", ["-t", "tmpfs", "-o", $"size={size}", "none", disk.Path], cancel: cancel);
        return disk;
    }

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filling, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true) file.Write(block);
        }
        catch (IOException full) when ((full.HResult & 0xFFFF) == 28) { } // ENOSPC: as it should be
    }

    /// <summary>Gives it back.</summary>
    public void MakeRoom() => File.Delete(Filling);

    public async ValueTask DisposeAsync()
    {
        await Tool.RunAsync("umount", ["-l", Path]);
        _folder.Delete(recursive: true);
    }
}
