namespace HybridFailover.Web.History;

/// <summary>How many rows the next step of a long work takes, by the time that the last one took.</summary>
internal static class StepSize
{
    public const int First = 200;
    public const int Least = 10;
    public const int Most = 5_000;

    /// <summary>What a step should take: half of what the writer may be held for.</summary>
    public static readonly TimeSpan Aim = TimeSpan.FromMilliseconds(10);

    /// <summary>Shrinks at once. Grows to twice its size at most, for one fast step may be luck, and only after a full one: others prove nothing.</summary>
    /// <param name="rows">What the last step might take.</param>
    /// <param name="done">What it took.</param>
    public static int Next(int rows, int done, TimeSpan took)
    {
        if (done < rows && took <= Aim) return rows;
        var factor = took > TimeSpan.Zero ? Math.Min(2, Aim / took) : 2;
        return (int)Math.Clamp(rows * factor, Least, Most);
    }
}
