using HybridFailover.Engine.Samples;

namespace HybridFailover.Engine.Replay;

/// <summary>A second or a minute of a path's steady rounds, counted by probes.</summary>
/// <param name="From">Since the replay's origin.</param>
internal readonly record struct Counted(TimeSpan From, TimeSpan Length, int Sent, int Unanswered, TimeSpan Min, TimeSpan Median, TimeSpan Max)
{
    /// <summary>Where nothing was measured: it answers, and soon enough for any policy.</summary>
    private static readonly TimeSpan UsualTrip = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1), Minute = TimeSpan.FromMinutes(1);

    public TimeSpan To => From + Length;

    /// <summary>Every second, and every minute of which no second is kept; in order.</summary>
    public static List<Counted> Of(PathRecord record, DateTimeOffset origin)
    {
        var counted = new List<Counted>(record.Seconds.Count);
        var minutes = new HashSet<long>();
        foreach (var second in record.Seconds)
        {
            minutes.Add(Math.DivRem(second.Second, 60).Quotient);
            counted.Add(new Counted(DateTimeOffset.FromUnixTimeSeconds(second.Second) - origin, Second, second.Sent, second.Lost + second.Late,
                Trip(second.MinMicroseconds), Trip(second.MedianMicroseconds), Trip(second.MaxMicroseconds)));
        }
        foreach (var minute in record.Minutes.Where(minute => !minutes.Contains(minute.Minute)))
            counted.Add(new Counted(DateTimeOffset.FromUnixTimeSeconds(minute.Minute * 60) - origin, Minute, minute.Sent, minute.Lost + minute.Late,
                Trip(minute.Min), Trip(minute.Median), Trip(minute.Max)));
        counted.Sort((one, other) => one.From.CompareTo(other.From));
        return counted;
    }

    /// <summary>The rounds that were sent, by the number of their probes.</summary>
    public int Rounds(int targets) => Math.Max(1, (int)Math.Round((double)Sent / targets));

    /// <summary>Of the round at an index: on the grid that the prober keeps, where that has as many places; else evenly spaced.</summary>
    /// <param name="onGrid">Any time at which a steady round was sent.</param>
    public TimeSpan At(int index, int rounds, TimeSpan onGrid, TimeSpan interval)
    {
        var first = From + Rest(onGrid - From, interval);
        return first + (rounds - 1) * interval < To && first + rounds * interval >= To ? first + index * interval : From + Length * ((index + 0.5) / rounds);
    }

    /// <summary>One of the rounds had the smallest round trip, one the largest.</summary>
    public TimeSpan Trip(int index, int rounds) => rounds < 3 ? Median : index == 0 ? Min : index == rounds / 2 ? Max : Median;

    private static TimeSpan Rest(TimeSpan time, TimeSpan interval) => TimeSpan.FromTicks((time.Ticks % interval.Ticks + interval.Ticks) % interval.Ticks);

    private static TimeSpan Trip(uint microseconds) => microseconds == 0 ? UsualTrip : TimeSpan.FromMicroseconds(microseconds);
}
