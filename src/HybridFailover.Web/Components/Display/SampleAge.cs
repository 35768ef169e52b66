using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Components.Display;

/// <summary>How old samples are, and from which age on that is too old: a slow preset must not look stale between its rounds.</summary>
/// <param name="Age">Zero while nothing was probed yet, which the site's state says by itself.</param>
/// <param name="Delayed">Beyond this they are delayed.</param>
/// <param name="Stale">Beyond this they are stale.</param>
public sealed record SampleAge(TimeSpan Age, TimeSpan Delayed, TimeSpan Stale)
{
    private static readonly TimeSpan LeastDelayed = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeastStale = TimeSpan.FromSeconds(5);

    public bool IsStale => Age > Stale;

    public static SampleAge Of(PathSnapshot path, DateTimeOffset now)
    {
        var round = Round(path.Path.Policy);
        return new(path.Figures.NewestAt is { } newest ? now - newest : TimeSpan.Zero, Longer(LeastDelayed, 2 * round), Longer(LeastStale, 3 * round));
    }

    /// <summary>Of a whole screen: the freshest path tells whether the feed lives; a path that alone is old says so in its own row.</summary>
    public static SampleAge Of(IEnumerable<SiteSnapshot> snapshots, DateTimeOffset now)
    {
        SampleAge? freshest = null;
        foreach (var path in snapshots.SelectMany(snapshot => snapshot.Paths).Where(path => path.Figures.NewestAt is not null))
        {
            var age = Of(path, now);
            freshest = freshest is null
                ? age
                : new(age.Age < freshest.Age ? age.Age : freshest.Age, Longer(age.Delayed, freshest.Delayed), Longer(age.Stale, freshest.Stale));
        }
        return freshest ?? new(TimeSpan.Zero, LeastDelayed, LeastStale);
    }

    private static TimeSpan Round(Policy policy) => policy.Interval + policy.Timeout;
    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
