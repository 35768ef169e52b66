namespace HybridFailover.Web.History;

/// <summary>Names of files that are kept for people, beside the database.</summary>
internal static class KeptName
{
    /// <summary>One that nothing has yet, also with the log's ending.</summary>
    public static string Free(string path, string why, DateTimeOffset now)
    {
        var name = $"{path}.{why}-{now:yyyyMMdd'T'HHmmss'Z'}";
        for (var number = 1; ; number++)
        {
            var free = number == 1 ? name : $"{name}-{number}";
            if (!File.Exists(free) && !File.Exists(free + "-wal")) return free;
        }
    }
}
