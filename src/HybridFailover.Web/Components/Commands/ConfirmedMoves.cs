using System.Collections.Concurrent;

namespace HybridFailover.Web.Components.Commands;

/// <summary>Commands that a person has confirmed and the machine has not answered yet, over all open screens: one for a site at a time. Thread-safe.</summary>
public sealed class ConfirmedMoves
{
    private readonly ConcurrentDictionary<string, Confirmed> _sites = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>False: another one runs at the site, and this one must not be sent.</returns>
    public bool TryBegin(string site, string id, string title) => _sites.TryAdd(site, new(id, title));

    /// <summary>It is answered, or taken back.</summary>
    public void End(string site, string id)
    {
        if (_sites.TryGetValue(site, out var one) && one.Id == id) _sites.TryRemove(new(site, one));
    }

    /// <returns>In words, what runs at the site besides a command itself; null: nothing.</returns>
    public string? Besides(string site, string id) =>
        _sites.TryGetValue(site, out var one) && one.Id != id ? $"Already running: “{one.Title}”, confirmed on another screen" : null;

    private sealed record Confirmed(string Id, string Title);
}
