using System.Globalization;

namespace HybridFailover.Web.Components.Charts;

/// <summary>Which stretch of time the charts of a page show, as its address says it.</summary>
/// <param name="Length">Of the window.</param>
/// <param name="From">UTC; null: live, the window ends now.</param>
/// <param name="To">UTC; null: live.</param>
/// <param name="At">UTC: where the cross-hair begins; null: off.</param>
public sealed record ChartWindow(TimeSpan Length, DateTimeOffset? From = null, DateTimeOffset? To = null, DateTimeOffset? At = null)
{
    /// <summary>The longest that can be asked for.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    private static readonly (string Word, TimeSpan Length)[] Known =
    [
        ("1m", TimeSpan.FromMinutes(1)), ("5m", TimeSpan.FromMinutes(5)), ("15m", TimeSpan.FromMinutes(15)), ("1h", TimeSpan.FromHours(1)), ("24h", TimeSpan.FromHours(24)),
        ("7d", TimeSpan.FromDays(7)),
    ];

    public static ChartWindow Default { get; } = new(TimeSpan.FromMinutes(5));

    public bool IsLive => From is null;

    /// <summary>From the address. What can't be read is said, and the default is shown instead.</summary>
    /// <param name="window">One of 1m, 5m, 15m, 1h, 24h, 7d; null: 5m.</param>
    /// <param name="from">ISO 8601 with an offset or Z; together with <paramref name="to"/>, and before it.</param>
    /// <param name="to">As <paramref name="from"/>.</param>
    /// <param name="at">As <paramref name="from"/>.</param>
    /// <param name="complaint">What can't be read, in words; null: all of it was.</param>
    public static ChartWindow Read(string? window, string? from, string? to, string? at, out string? complaint)
    {
        complaint = null;
        var cursor = Instant(at);
        if (from is not null || to is not null)
        {
            if (Instant(from) is not { } begin || Instant(to) is not { } end) complaint = $"The address asks for \"{from}\" to \"{to}\", which is not a pair of instants like 2026-11-22T07:41:03Z.";
            else if (begin >= end) complaint = "The address asks for a range whose end is not after its beginning.";
            else if (end - begin > Longest) complaint = $"The address asks for more than {Longest.TotalDays:0} days.";
            else return new(end - begin, begin, end, cursor);
            return Default;
        }
        if (window is null) return Default with { At = cursor };
        var length = Array.Find(Known, known => known.Word == window).Length;
        if (length != default) return new(length, At: cursor);
        complaint = $"The address asks for the window \"{window}\". Known: {string.Join(", ", Known.Select(known => known.Word))}.";
        return Default;
    }

    /// <summary>From where to where, at a live window's present end.</summary>
    /// <param name="now">UTC.</param>
    public (DateTimeOffset From, DateTimeOffset To) Span(DateTimeOffset now) => (From ?? now - Length, To ?? now);

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text?.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
