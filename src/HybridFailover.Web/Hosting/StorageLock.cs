namespace HybridFailover.Web.Hosting;

/// <summary>
/// Makes the directories and holds them for this process: two monitors on one state file would overwrite each other's holds.
/// The kernel lets go of the lock when the process ends, however it ends.
/// </summary>
internal sealed class StorageLock : IDisposable
{
    private readonly Storage _storage;
    private readonly FileStream _lock;

    private StorageLock(Storage storage, FileStream held) => (_storage, _lock) = (storage, held);

    /// <exception cref="StartException">A directory can't be made or written, or another process holds it.</exception>
    public static StorageLock Take(Storage storage)
    {
        Make(storage.DataDirectory, Storage.DataKey);
        Make(storage.SpillDirectory, Storage.SpillKey);
        Make(storage.KeysPath, Storage.DataKey);
        try
        {
            return new StorageLock(storage, new FileStream(storage.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new StartException($"{storage.LockPath} can't be written: {Words(refused)}. Let this user write the data directory, or set {Storage.DataKey}.", refused);
        }
        catch (IOException refused) when (!IsTaken(refused))
        {
            throw new StartException($"{storage.LockPath} can't be made or written: {Words(refused)}. Make room there and let this user write, or set {Storage.DataKey} to another directory.", refused);
        }
        catch (IOException taken)
        {
            throw new StartException(
                $"Another HybridFailover uses the data directory {storage.DataDirectory} ({Words(taken)}). Stop it, or give this one its own {Storage.DataKey}.", taken);
        }
    }

    public void Dispose()
    {
        _lock.Dispose();
        if (_storage.IsTemporary) Directory.Delete(_storage.DataDirectory, recursive: true);
    }

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
