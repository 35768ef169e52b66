using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Hubs;

/// <summary>A set of sites that programs watch. All who watch the same ones share it, and with it the message of samples that is made once for each tick.</summary>
/// <param name="codes">Null: every site.</param>
internal sealed class LiveSelection(IMonitor monitor, IReadOnlySet<string>? codes)
{
    private readonly Lock _lock = new();
    private long _tick = -1;
    private byte[] _samples = [];

    /// <summary>How many watch it.</summary>
    public int Watchers { get; set; }

    public bool Has(string site) => codes is null || codes.Contains(site);

    public IEnumerable<SiteSnapshot> Sites => monitor.Snapshots.Where(site => Has(site.Site.Code));

    /// <summary>The figures as of a tick. Whoever asks first makes the message.</summary>
    public byte[] Samples(long tick, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_tick == tick) return _samples;
            (_tick, _samples) = (tick, LiveMessages.Samples(Sites, now));
            return _samples;
        }
    }
}
