namespace HybridFailover.Web.History;

/// <summary>Whether a file that this process holds open still is the one that its name leads to.</summary>
internal static class OpenFile
{
    private const string Descriptors = "/proc/self/fd";

    /// <summary>It was deleted or replaced: what is written to it has no name, and is gone when the process ends.</summary>
    public static bool HasLostItsName(string path)
    {
        if (!File.Exists(path)) return true;
        // Linux names what descriptors lead to; where there is no such list, a replaced file is not noticed.
        if (!Directory.Exists(Descriptors)) return false;
        var lost = Path.GetFullPath(path) + " (deleted)";
        foreach (var descriptor in Directory.EnumerateFileSystemEntries(Descriptors))
        {
            try
            {
                if (File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.FullName == lost) return true;
            }
            catch (IOException) { } // closed since it was listed
        }
        return false;
    }
}
