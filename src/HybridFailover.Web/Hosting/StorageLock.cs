using HybridFailover.Web.History;

namespace HybridFailover.Web.Hosting;

/// <summary>
/// Makes the directories and holds them for this process: two monitors on one state file would overwrite each other's holds.
/// The kernel lets go of the lock when the process ends, however it ends.
/// </summary>
internal sealed class StorageLock : IDisposable
{
    private readonly Storage _storage;
    private readonly IReadOnlyList<FileStream> _locks;

    private StorageLock(Storage storage, IReadOnlyList<FileStream> held) => (_storage, _locks) = (storage, held);

    /// <exception cref="StartException">A directory can't be made or written, or another process holds it.</exception>
    public static StorageLock Take(Storage storage)
    {
        Make(storage.DataDirectory, Storage.DataKey);
        Make(storage.SpillDirectory, Storage.SpillKey);
        Make(storage.KeysPath, Storage.DataKey);
        var held = new List<FileStream>();
        try
        {
            foreach (var (directory, what) in Directories(storage))
                if (Take(directory, what, Path.Combine(directory, Path.GetFileName(storage.LockPath)), mustBe: held.Count == 0) is { } taken) held.Add(taken);
            return new StorageLock(storage, held);
        }
        catch
        {
            foreach (var taken in held) taken.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var held in _locks) held.Dispose();
        if (_storage.IsTemporary) Directory.Delete(_storage.DataDirectory, recursive: true);
    }

    /// <summary>Every directory that only one program may write, each once: the data directory, the spill directory, and where a database lies that is a link here.</summary>
    private static List<(string Directory, string What)> Directories(Storage storage)
    {
        var all = new List<(string Directory, string What)> { (storage.DataDirectory, "data directory"), (storage.SpillDirectory, "spill directory") };
        if (new FileInfo(storage.DatabasePath).LinkTarget is not null && File.ResolveLinkTarget(storage.DatabasePath, returnFinalTarget: true) is { } database)
        {
            var directory = Path.GetDirectoryName(database.FullName)!;
            if (!Directory.Exists(directory)) throw new StartException($"{storage.DatabasePath} leads to {database.FullName}, and there is no {directory}. Make it, or remove the link.");
            all.Add((directory, $"directory to which {storage.DatabasePath} leads,"));
        }
        return [.. all.DistinctBy(each => FileIdentity.TryRead(each.Directory, out var identity) && identity is { } known ? $"{known.Device} {known.Inode}" : each.Directory)];
    }

    /// <param name="mustBe">Else a lock that can't be made is done without: nothing but the records needs that directory, and they wait elsewhere.</param>
    private static FileStream? Take(string directory, string what, string path, bool mustBe)
    {
        try
        {
            return Hold(path);
        }
        catch (IOException taken) when (IsTaken(taken))
        {
            throw new StartException($"Another HybridFailover uses the {what} {directory} ({Words(taken)}). Stop it, or give this one its own {Storage.DataKey} and {Storage.SpillKey}.", taken);
        }
        catch (Exception refused) when (!mustBe && refused is (IOException or UnauthorizedAccessException))
        {
            return null;
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new StartException($"{path} can't be written: {Words(refused)}. Let this user write the data directory, or set {Storage.DataKey}.", refused);
        }
        catch (IOException refused)
        {
            throw new StartException($"{path} can't be made or written: {Words(refused)}. Make room there and let this user write, or set {Storage.DataKey} to another directory.", refused);
        }
    }

    private static FileStream Hold(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception refused) when (File.Exists(path) && (refused is UnauthorizedAccessException || (refused is IOException failed && IsReadOnly(failed))))
        {
            // On a disk that may not be written any more, a lock from an earlier start still keeps others out, and failover needs no disk.
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
        }
    }

    /// <summary>EROFS of Linux and macOS.</summary>
    private static bool IsReadOnly(IOException failed) => (failed.HResult & 0xFFFF) == 30;

    /// <summary>The lock is another's: EAGAIN of Linux, EWOULDBLOCK of macOS, a sharing violation of Windows. Everything else is the directory's own trouble.</summary>
    private static bool IsTaken(IOException failed) => (failed.HResult & 0xFFFF) is 11 or 35 or 32;

    private static string Words(Exception failed) => failed.Message.TrimEnd('.');

    private static void Make(string directory, string key)
    {
        try
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
            else Directory.CreateDirectory(directory, owner);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The directory {directory} can't be made: {Words(refused)}. Set {key} to a directory that this user may write.", refused);
        }
    }
}
