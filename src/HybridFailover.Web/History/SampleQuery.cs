using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.History;

/// <summary>Which samples of a site are asked for.</summary>
/// <param name="Path">Null: all of them.</param>
/// <param name="From">Rows that begin at it or later, and runs that have not ended before it.</param>
/// <param name="To">Rows and runs that begin before it.</param>
/// <param name="Limit">Rows of a path, and runs of a path, in one page.</param>
internal sealed record SampleQuery(string Site, string? Path, DateTimeOffset From, DateTimeOffset To, SampleResolution Resolution, int Limit)
{
    /// <summary>A range up to this is read in seconds, if there are any that old, and a longer one in minutes.</summary>
    public static readonly TimeSpan LongestInSeconds = TimeSpan.FromHours(1);

    public static SampleResolution Auto(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, Retention keep) =>
        to - from <= LongestInSeconds && from >= now - keep.Seconds ? SampleResolution.Second : SampleResolution.Minute;
}
