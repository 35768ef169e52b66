namespace HybridFailover.Web.History;

/// <summary>Whether the files that this process holds open still are those that their names lead to: the database, its log, and the log's index.</summary>
internal sealed class OpenFiles
{
    private readonly string _path;
    private readonly FileIdentity? _database, _log, _index;

    private OpenFiles(string path, FileIdentity? database, FileIdentity? log, FileIdentity? index) => (_path, _database, _log, _index) = (path, database, log, index);

    /// <summary>The database was deleted, moved or replaced: what is written to it is not where people and the next start look for it.</summary>
    public bool HasLostDatabase => !File.Exists(_path) || IsOther(_path, _database);

    /// <summary>Its log was: what is written to it is gone when the process is killed.</summary>
    public bool HasLostLog => IsOther(_path + "-wal", _log) || IsOther(_path + "-shm", _index);

    /// <summary>Right after they were opened.</summary>
    public static OpenFiles Of(string path) => new(path, Identity(path), Identity(path + "-wal"), Identity(path + "-shm"));

    /// <summary>Copies a file that is open and has no name any more, byte for byte.</summary>
    /// <returns>False: it still has a name, or can't be found among the open ones.</returns>
    public bool TryCopyNameless(string to)
    {
        var copied = false;
        foreach (var (file, suffix) in ((FileIdentity?, string)[])[(_database, ""), (_log, "-wal")])
        {
            if (Descriptor(file) is not { } descriptor) continue;
            File.Copy(descriptor, to + suffix);
            copied |= suffix.Length == 0;
        }
        return copied;
    }

    private static string? Descriptor(FileIdentity? file)
    {
        if (file is not { } lost || !Directory.Exists("/proc/self/fd")) return null;
        foreach (var descriptor in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
            if (FileIdentity.TryRead(descriptor, out var open) && lost.IsSameFile(open)) return open is { Links: 0 } ? descriptor : null;
        return null;
    }

    private static FileIdentity? Identity(string path) => FileIdentity.TryRead(path, out var identity) ? identity : null;

    private static bool IsOther(string path, FileIdentity? opened) => opened is { } was && FileIdentity.TryRead(path, out var now) && !was.IsSameFile(now);
}
