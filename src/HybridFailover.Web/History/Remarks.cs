using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HybridFailover.Engine.Audit;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.History;

/// <summary>Appends notes and reviews. One that is sent again, with its id, is there once: the id is in the record's key, by which the store knows it.</summary>
internal sealed class Remarks(HistoryStore store, AuditReader reader, TimeProvider time)
{
    private const int MostKept = 1_000;

    /// <summary>Beyond it the answer says that the remark is not durable yet.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Of this run, for as long as the store may not have them yet: the text under each key.
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <exception cref="HistoryUnreadableException">It is not known whether the id was used before; nothing was recorded.</exception>
    /// <returns>Whether it is durable; null: the id was used for another text, which stays as it is.</returns>
    public async Task<bool?> AddAsync(HistoryEntry entry, AuditKind kind, string id, string actor, string text, CancellationToken cancel)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind} {entry.Id} {entry.Site} {id}"))[..16];
        if (await reader.ContentAsync(key, cancel) is { } earlier) return Facts.In(earlier, "text") == text ? true : null;
        if (!Remember(Convert.ToHexStringLower(key), text)) return null;
        var durable = store.AppendAsync([new KeyedEntry(key, RemarkContent.Of(entry.Site, kind, entry.Id, id, actor, text, time.GetUtcNow()))]);
        // A client that hangs up has still spoken: it is not asked any more.
        return await Task.WhenAny(durable, Task.Delay(Patience, time, CancellationToken.None)) == durable;
    }

    private bool Remember(string key, string text)
    {
        if (_texts.GetOrAdd(key, text) != text) return false;
        _order.Enqueue(key);
        while (_order.Count > MostKept && _order.TryDequeue(out var oldest)) _texts.TryRemove(oldest, out _);
        return true;
    }
}
