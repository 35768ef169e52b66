using System.Text;

namespace HybridFailover.Web.Cli;

/// <summary>Columns as wide as their widest cell; the last one runs free.</summary>
internal static class TextTable
{
    public static string Of(IReadOnlyList<string> head, IEnumerable<string[]> body)
    {
        List<IReadOnlyList<string>> rows = [head, .. body];
        var widths = Enumerable.Range(0, head.Count).Select(column => rows.Max(row => row[column].Length)).ToList();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Count - 1; column++) text.Append(row[column].PadRight(widths[column] + 2));
            text.Append(row[^1]).AppendLine();
        }
        return text.ToString();
    }
}
