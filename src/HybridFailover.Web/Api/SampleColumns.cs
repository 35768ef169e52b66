using HybridFailover.Engine.Samples;
using HybridFailover.Web.History;

namespace HybridFailover.Web.Api;

/// <summary>From rows of samples to the columns that the API shows.</summary>
internal static class SampleColumns
{
    public static PathSamplesResource Of(PathSamples samples, SampleResolution resolution) =>
        resolution == SampleResolution.Second ? OfSeconds(samples) : OfMinutes(samples);

    private static PathSamplesResource OfSeconds(PathSamples samples)
    {
        var rows = samples.Seconds;
        return new()
        {
            Path = samples.Path,
            At = [.. rows.Select(row => row.Second)],
            Sent = [.. rows.Select(row => row.Sent)],
            Lost = [.. rows.Select(row => row.Lost)],
            Late = [.. rows.Select(row => row.Late)],
            Void = [.. rows.Select(row => row.Void)],
            MinMicroseconds = [.. rows.Select(row => Time(row.MinMicroseconds))],
            MedianMicroseconds = [.. rows.Select(row => Time(row.MedianMicroseconds))],
            MaxMicroseconds = [.. rows.Select(row => Time(row.MaxMicroseconds))],
            Runs = Of(samples.Runs),
        };
    }

    private static PathSamplesResource OfMinutes(PathSamples samples)
    {
        var rows = samples.Minutes;
        return new()
        {
            Path = samples.Path,
            At = [.. rows.Select(row => row.Minute * 60)],
            Sent = [.. rows.Select(row => row.Sent)],
            Lost = [.. rows.Select(row => row.Lost)],
            Late = [.. rows.Select(row => row.Late)],
            Void = [.. rows.Select(row => row.Void)],
            MinMicroseconds = [.. rows.Select(row => Time(row.Min))],
            P5Microseconds = [.. rows.Select(row => Time(row.P5))],
            P25Microseconds = [.. rows.Select(row => Time(row.P25))],
            MedianMicroseconds = [.. rows.Select(row => Time(row.Median))],
            P75Microseconds = [.. rows.Select(row => Time(row.P75))],
            P95Microseconds = [.. rows.Select(row => Time(row.P95))],
            MaxMicroseconds = [.. rows.Select(row => Time(row.Max))],
            // A jitter of 0 is one; without an answer there is none.
            JitterMicroseconds = [.. rows.Select(row => row.Max == 0 ? (uint?)null : row.Jitter)],
            Runs = Of(samples.Runs),
        };
    }

    private static RunsResource Of(IReadOnlyList<LossRun> runs) => new(
        [.. runs.Select(run => (run.StartedAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond)],
        [.. runs.Select(run => run.Length.Ticks / TimeSpan.TicksPerMicrosecond)],
        [.. runs.Select(run => run.Rounds)],
        [.. runs.Select(run => KebabWord.Of(run.Kind))]);

    private static uint? Time(uint microseconds) => microseconds == 0 ? null : microseconds;
}
