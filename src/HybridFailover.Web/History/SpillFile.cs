using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.History;

/// <summary>Records that wait on disk while the database can't take them. Thread-safe; a disk that hangs holds up the caller, and nobody who only asks.</summary>
/// <param name="directory">Of the spill file; made when it is needed.</param>
internal sealed class SpillFile(string directory)
{
    private readonly Lock _io = new();
    private volatile bool _hasContent = File.Exists(PathIn(directory));
    private long _read;

    public string FilePath => PathIn(directory);

    /// <summary>Something is in it that was not taken over.</summary>
    public bool HasContent => _hasContent;

    /// <summary>Appends, and returns when it is on disk.</summary>
    /// <exception cref="IOException">It could not be written; nothing was appended that counts.</exception>
    public void Append(IEnumerable<WaitingGroup> groups)
    {
        lock (_io)
        {
            Directory.CreateDirectory(directory);
            // No buffer: what a full disk did not take must not be tried again when the file is closed.
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(FilePath, options);
            var end = EndOfLines(file);
            try
            {
                file.Position = end;
                foreach (var group in groups) file.Write(SpillLine.Write(group.Entries));
                file.Flush(flushToDisk: true);
                if (end == 0) DirectorySync.Flush(directory);
            }
            catch (IOException)
            {
                CutBack(file, end);
                throw;
            }
            _hasContent = true;
        }
    }

    /// <summary>The next groups, in order; empty: all of them were read.</summary>
    /// <param name="unreadable">Lines that are not whole and are passed over; the file is kept for people then.</param>
    public IReadOnlyList<IReadOnlyList<KeyedEntry>> Next(int most, out int unreadable)
    {
        lock (_io)
        {
            unreadable = 0;
            var found = new List<IReadOnlyList<KeyedEntry>>();
            if (!File.Exists(FilePath)) return found;
            using var file = File.OpenRead(FilePath);
            file.Position = _read;
            while (found.Count < most && ReadLine(file) is { } line)
            {
                // Cut off at the end: a crash while it was written. Nobody was told that it is durable, and the next line takes its place.
                if (!line.IsWhole) break;
                if (SpillLine.Read(line.Bytes) is { } group) found.Add(group);
                else unreadable++;
                _read = file.Position;
            }
            return found;
        }
    }

    /// <summary>Back to the first line: what was read since is not taken over.</summary>
    public void Rewind()
    {
        lock (_io) _read = 0;
    }

    /// <summary>All of it is taken over: removes the file, unless something came in meanwhile.</summary>
    /// <param name="keepAs">Another name to keep it under; null: none.</param>
    public void Finish(string? keepAs)
    {
        lock (_io)
        {
            if (File.Exists(FilePath))
            {
                if (HasLineAfter(_read)) return;
                if (keepAs is not null) File.Move(FilePath, keepAs);
                else File.Delete(FilePath);
                DirectorySync.Flush(directory);
            }
            (_read, _hasContent) = (0, false);
        }
    }

    // A line that a crash cut off is in the way of the next one.
    private static long EndOfLines(FileStream file)
    {
        for (var end = file.Length; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n') return end;
        }
        return 0;
    }

    private void CutBack(FileStream file, long end)
    {
        try
        {
            file.SetLength(end);
            if (end == 0) File.Delete(FilePath); // nothing is in it that a start would have to look at
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException) { } // a line that is not whole stays at the end: the next append overwrites it
    }

    private bool HasLineAfter(long position)
    {
        using var file = File.OpenRead(FilePath);
        return EndOfLines(file) > position;
    }

    private static (byte[] Bytes, bool IsWhole)? ReadLine(FileStream file)
    {
        var line = new List<byte>();
        for (var next = file.ReadByte(); next >= 0; next = file.ReadByte())
        {
            if (next == '\n') return ([.. line], true);
            line.Add((byte)next);
        }
        return line.Count > 0 ? ([.. line], false) : null;
    }

    private static string PathIn(string directory) => System.IO.Path.Combine(directory, "records.spill");
}
