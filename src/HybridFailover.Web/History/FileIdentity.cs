using System.Runtime.InteropServices;

namespace HybridFailover.Web.History;

/// <summary>Which file a name leads to, whatever it is called. Only Linux is asked.</summary>
/// <param name="Links">How many names the file has.</param>
internal readonly partial record struct FileIdentity(ulong Device, ulong Inode, uint Links)
{
    private const int Here = -100, BasicStats = 0x7ff, NoSuchFile = 2;

    /// <returns>False: it can't be told.</returns>
    /// <param name="identity">Null: the name leads to nothing.</param>
    public static bool TryRead(string path, out FileIdentity? identity)
    {
        identity = null;
        if (!OperatingSystem.IsLinux()) return false;
        Span<byte> told = stackalloc byte[256]; // struct statx: the same layout on every architecture
        if (Ask(Here, path, 0, BasicStats, told) != 0) return Marshal.GetLastPInvokeError() == NoSuchFile;
        identity = new FileIdentity(Number(told[136..]) << 32 | Number(told[140..]), MemoryMarshal.Read<ulong>(told[32..]), Number(told[16..]));
        return true;
    }

    /// <summary>The same file, with as many names as it likes.</summary>
    public bool IsSameFile(FileIdentity? other) => other is { } known && known.Device == Device && known.Inode == Inode;

    private static uint Number(ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<uint>(bytes);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(int folder, string path, int flags, uint mask, Span<byte> told);
}
