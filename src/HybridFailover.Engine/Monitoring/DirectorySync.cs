using System.Runtime.InteropServices;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Makes a rename durable: on Unix the name is in the directory, and the directory has to be flushed too.</summary>
public static partial class DirectorySync
{
    /// <exception cref="IOException">The directory can't be opened or flushed.</exception>
    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows()) return; // NTFS journals names by itself, and has no such call
        var handle = Open(directory, 0);
        if (handle < 0) throw Failed("opened", directory);
        try
        {
            if (Sync(handle) != 0) throw Failed("flushed", directory);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Failed(string what, string directory) =>
        new($"directory {directory} can't be {what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
