namespace HybridFailover.Benchmarks.Reporting;

/// <summary>The Markdown table on standard output: what the README shows. Everything else that a benchmark says goes to standard error.</summary>
internal sealed class Table(TextWriter rows, TextWriter remarks)
{
    private bool _hasHeader;

    /// <summary>No row so far missed its figure.</summary>
    public bool AllReached { get; private set; } = true;

    /// <param name="mustReach">The figure, in words; null: only for comparison.</param>
    public void Add(string what, string measured, string? mustReach = null, bool reached = true)
    {
        if (!_hasHeader)
        {
            rows.WriteLine("| what | measured | must reach | reached |");
            rows.WriteLine("|---|---|---|---|");
            _hasHeader = true;
        }
        AllReached &= reached;
        rows.WriteLine($"| {what} | {measured} | {mustReach} | {(mustReach is null ? "" : reached ? "yes" : "**no**")} |");
        rows.Flush();
    }

    /// <summary>A benchmark that could not be carried out reaches nothing.</summary>
    public void NotMeasured(string what, string why) => Add(what, $"not measured: {why.ReplaceLineEndings(" ")}", "a measurement", false);

    /// <summary>For whoever watches.</summary>
    public void Remark(string sentence) => remarks.WriteLine(sentence);
}
