namespace HybridFailover.Web.History;

/// <summary>Makes the file that a database is about to go into, for its owner only: SQLite would make it readable for everybody. A file of no length is a new database to it.</summary>
internal static class OwnersFile
{
    /// <exception cref="IOException">There is such a file, or it can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static void Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var made = new FileStream(path, options);
    }
}
