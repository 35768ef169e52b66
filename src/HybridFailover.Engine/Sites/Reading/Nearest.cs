namespace HybridFailover.Engine.Sites.Reading;

/// <summary>Finds the name that somebody meant.</summary>
internal static class Nearest
{
    /// <summary>The known name that is a few slips away; null when none is close.</summary>
    public static string? To(string text, IEnumerable<string> names)
    {
        var best = names.Select(name => (name, slips: Slips(text, name))).OrderBy(near => near.slips).FirstOrDefault();
        return best.name is { } found && best.slips <= Math.Max(1, found.Length / 3) ? found : null;
    }

    /// <summary>Levenshtein's distance, without case.</summary>
    internal static int Slips(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + (same ? 0 : 1), 1 + Math.Min(row[j], row[j - 1])));
            }
        }
        return row[right.Length];
    }
}
