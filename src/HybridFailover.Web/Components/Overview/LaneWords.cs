using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Overview;

/// <summary>A stretch of a site's standing in words and as a class of the style sheet.</summary>
public static class LaneWords
{
    /// <summary>"06:10 to 07:02 UTC, on VPN, 52 m"; while it lasts "since 06:10 UTC, on VPN", to which the page's script adds how long.</summary>
    /// <param name="site">Of the segment.</param>
    /// <param name="segment">The stretch.</param>
    /// <param name="now">UTC.</param>
    public static string Of(Site site, LaneSegment segment, DateTimeOffset now)
    {
        var what = segment.Kind switch
        {
            LaneKind.On => $"on {PathNames.Of(site, segment.Path)}",
            LaneKind.Switching => $"switching to {PathNames.Of(site, segment.Path)}",
            _ => "not known",
        };
        var known = segment.BeganAt > DateTimeOffset.MinValue;
        if (segment.IsRunning) return known ? $"since {Figures.Minute(segment.BeganAt, now)}, {what}" : what;
        return known
            ? $"{Bare(segment.BeganAt, segment.To, now)} to {Figures.Minute(segment.To, now)}, {what}, {Figures.Duration(segment.To - segment.BeganAt)}"
            : $"until {Figures.Minute(segment.To, now)}, {what}";
    }

    public static string Tone(Site site, LaneSegment segment) => segment.Kind switch
    {
        LaneKind.On when segment.Path is { } path && site.RankOf(path) == 0 => "preferred",
        LaneKind.On => "standby",
        LaneKind.Switching => "switching",
        _ => "unknown",
    };

    // The unit once, and the day where the two differ in it.
    private static string Bare(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now) =>
        from.UtcDateTime.Date == to.UtcDateTime.Date ? from.UtcDateTime.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) : Figures.Minute(from, now);
}
