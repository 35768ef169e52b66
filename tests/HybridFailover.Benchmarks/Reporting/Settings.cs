namespace HybridFailover.Benchmarks.Reporting;

/// <summary>How a benchmark is run.</summary>
/// <param name="IsQuick">Fewer repetitions: whether it works, not what it reaches.</param>
/// <param name="Program">Folder of a published monitor; null: one is published first.</param>
/// <param name="Arguments">What else was given.</param>
internal sealed record Settings(bool IsQuick, string? Program, IReadOnlyList<string> Arguments)
{
    public int Times(int full, int quick) => IsQuick ? quick : full;

    public TimeSpan For(TimeSpan full, TimeSpan quick) => IsQuick ? quick : full;

    /// <param name="arguments">After the benchmark's name.</param>
    public static Settings Parse(IReadOnlyList<string> arguments)
    {
        var rest = new List<string>();
        var settings = new Settings(false, null, rest);
        for (var at = 0; at < arguments.Count; at++)
        {
            if (arguments[at] == "--quick") settings = settings with { IsQuick = true };
            else if (arguments[at] == "--program" && at + 1 < arguments.Count) settings = settings with { Program = arguments[++at] };
            else rest.Add(arguments[at]);
        }
        return settings;
    }
}
