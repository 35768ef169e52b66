namespace HybridFailover.Web.Cli;

/// <summary>What <c>run</c> does not know itself goes on to the host's configuration. A misspelt option of ours must not: it would be ignored there in silence.</summary>
internal static class HostArguments
{
    private static readonly string[] Own = ["--config", "--lab", "--help", "--version"];

    /// <returns>What is wrong, one sentence each; empty: all may be passed on.</returns>
    public static IReadOnlyList<string> Check(IReadOnlyList<string> tokens)
    {
        var problems = new List<string>();
        for (var index = 0; index < tokens.Count; index++)
        {
            var key = tokens[index].Split('=')[0];
            if (IsUrls(key) && !tokens[index].Contains('=', StringComparison.Ordinal))
            {
                if (++index == tokens.Count) problems.Add("--urls needs an address, e.g. --urls http://localhost:5081");
                continue;
            }
            if (Own.FirstOrDefault(own => Distance(own, key.ToLowerInvariant()) <= 2) is { } meant) problems.Add($"\"{key}\" is not known. Did you mean {meant}?");
            else if (!tokens[index].StartsWith("--", StringComparison.Ordinal)) problems.Add($"\"{tokens[index]}\" is not a command.");
            else if (key.Length == 2 || !tokens[index].Contains('=', StringComparison.Ordinal)) problems.Add($"\"{tokens[index]}\" is not known. Values for the host are written --Key=value.");
        }
        return problems;
    }

    private static bool IsUrls(string key) => key.Equals("--urls", StringComparison.OrdinalIgnoreCase);

    /// <summary>Letters to insert, delete or exchange (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[^1];
    }
}
