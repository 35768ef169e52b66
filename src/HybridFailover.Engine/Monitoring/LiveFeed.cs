using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace HybridFailover.Engine.Monitoring;

/// <summary>What everyone else reads: each site's newest snapshot, and a stream of them. Readers never lock.</summary>
internal sealed class LiveFeed
{
    private readonly ConcurrentDictionary<string, SiteSnapshot> _newest = new(StringComparer.OrdinalIgnoreCase);
    private ImmutableArray<Action<SiteSnapshot>> _listeners = [];

    public SiteSnapshot? Find(string code) => _newest.GetValueOrDefault(code);

    /// <summary>Replaces a site's snapshot and tells who listens. A listener that throws is dropped: it must not take the feed with it.</summary>
    public void Publish(SiteSnapshot snapshot)
    {
        // Two threads publish; the older of two snapshots must not cover the newer one.
        var newest = _newest.AddOrUpdate(snapshot.Site.Code, snapshot, (_, known) => known.At > snapshot.At ? known : snapshot);
        if (!ReferenceEquals(newest, snapshot)) return;
        foreach (var listener in _listeners)
        {
            try { listener(snapshot); }
            catch (Exception) { Remove(listener); }
        }
    }

    public void Forget(string code) => _newest.TryRemove(code, out _);

    public IDisposable Subscribe(Action<SiteSnapshot> listener)
    {
        ImmutableInterlocked.Update(ref _listeners, listeners => listeners.Add(listener));
        return new Subscription(this, listener);
    }

    private void Remove(Action<SiteSnapshot> listener) => ImmutableInterlocked.Update(ref _listeners, listeners => listeners.Remove(listener));

    private sealed class Subscription(LiveFeed feed, Action<SiteSnapshot> listener) : IDisposable
    {
        public void Dispose() => feed.Remove(listener);
    }
}
