using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>A part of the period in which one configuration was in force.</summary>
/// <param name="From">UTC.</param>
internal sealed record Epoch(DateTimeOffset From, DateTimeOffset To, Site Site)
{
    /// <summary>Without a break from <paramref name="origin"/> to <paramref name="to"/>; what was written again without a change, as at each start, is none.</summary>
    /// <param name="begin">Whose configuration serves from the origin on.</param>
    public static List<Epoch> Of(SiteHistory history, DateTimeOffset origin, DateTimeOffset begin, DateTimeOffset to)
    {
        var first = history.SiteAt(begin) ?? throw new ArgumentException($"no configuration is recorded before {begin:u}", nameof(history));
        var epochs = new List<Epoch> { new(origin, to, first) };
        foreach (var (at, site) in history.Configurations.Where(known => known.At > begin && known.At < to))
        {
            var last = epochs[^1];
            if (ConfigurationContent.Of(last.Site, at).Content == ConfigurationContent.Of(site, at).Content) continue;
            epochs[^1] = last with { To = at };
            epochs.Add(new Epoch(at, to, site));
        }
        return epochs;
    }
}
