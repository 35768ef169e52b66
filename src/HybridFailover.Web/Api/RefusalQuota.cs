using System.Collections.Concurrent;

namespace HybridFailover.Web.Api;

/// <summary>How many commands that can't be read as they should are recorded. Whoever sends rubbish in a loop must not fill the history, which is kept for ever.</summary>
internal sealed class RefusalQuota(TimeProvider time)
{
    public const int MostAMinute = 30;

    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="site">A site of the configuration.</param>
    /// <returns>False: so many were recorded of this site since the minute began.</returns>
    public bool Take(string site)
    {
        var now = time.GetTimestamp();
        return _windows.AddOrUpdate(site, _ => new Window(now, 1),
            (_, known) => time.GetElapsedTime(known.Begun, now) >= TimeSpan.FromMinutes(1) ? new Window(now, 1) : known with { Count = Math.Min(known.Count + 1, MostAMinute + 1) }).Count <= MostAMinute;
    }

    private readonly record struct Window(long Begun, int Count);
}
