namespace HybridFailover.Web.History;

/// <summary>When a file was last written, and how long it is.</summary>
internal readonly record struct FileStamp(DateTime WrittenAt, long Length)
{
    /// <returns>Null: it is not there.</returns>
    public static FileStamp? Of(string path) => new FileInfo(path) is { Exists: true } file ? new FileStamp(file.LastWriteTimeUtc, file.Length) : null;
}
