namespace HybridFailover.Engine.Monitoring;

/// <summary>Replaces a file so that after any crash either the old content or the new one is there, whole.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside it, flushes, renames, and flushes the directory. Readable for the owner only.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        var beside = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(beside, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }
        File.Move(beside, path, overwrite: true);
        DirectorySync.Flush(directory);
    }
}
