using System.Globalization;
using HybridFailover.Engine.Audit;

namespace HybridFailover.Tests;

/// <summary>
/// Keeps records in memory: they end with the program. Beyond <paramref name="mostCharacters"/> of content (64 Mi by default, about 128 MB) the oldest records
/// are dropped, and <see cref="Degraded"/> says how many.
/// </summary>
public sealed class MemoryAuditStore(long mostCharacters = 64 << 20) : IAuditStore
{
    /// <summary>What a record costs besides its content.</summary>
    private const int Overhead = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Kept> _chains = new(StringComparer.Ordinal);
    private readonly Queue<Kept> _order = new();
    private long _characters;
    private long _dropped;

    public string? Degraded
    {
        get
        {
            lock (_lock)
                return _dropped == 0 ? null : string.Create(CultureInfo.InvariantCulture,
                    $"the audit is kept in memory, which is full: the {_dropped} oldest records were dropped");
        }
    }

    public IReadOnlyList<string> Chains
    {
        get
        {
            lock (_lock) return [.. _chains.Keys.Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Durable at once, as far as memory is.</summary>
    public Task AppendAsync(params IReadOnlyList<AuditEntry> entries)
    {
        foreach (var entry in entries) Append(entry);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AuditEntry>> EarlierTransitionsAsync(int limit) => Task.FromResult<IReadOnlyList<AuditEntry>>([]);

    public Task<IReadOnlyList<AuditEntry>> NewestAsync(string chain, IReadOnlyList<AuditKind> kinds, int limit) => Task.FromResult<IReadOnlyList<AuditEntry>>([]);

    private void Append(AuditEntry entry)
    {
        lock (_lock)
        {
            if (!_chains.TryGetValue(entry.Chain, out var chain)) _chains.Add(entry.Chain, chain = new Kept(entry.Chain));
            var record = AuditChain.Append(chain.Head, entry);
            chain.Head = AuditChain.HeadAfter(record);
            chain.Records.Add(record);
            _order.Enqueue(chain);
            _characters += Cost(record);
            while (_characters > mostCharacters && _order.Count > 1) DropOldest();
        }
    }

    public ChainHead Head(string chain)
    {
        lock (_lock) return _chains.TryGetValue(chain, out var kept) ? kept.Head : ChainHead.Start(chain);
    }

    public ChainHead Begin(string chain)
    {
        lock (_lock) return _chains.TryGetValue(chain, out var kept) ? kept.Begin : ChainHead.Start(chain);
    }

    public IReadOnlyList<AuditRecord> Read(string chain, long after, int limit)
    {
        lock (_lock)
        {
            if (!_chains.TryGetValue(chain, out var kept)) return [];
            // Sequence numbers have no gaps: the place follows from the number.
            var skip = (int)Math.Clamp(after - kept.Begin.Sequence, 0, kept.Records.Count);
            return [.. kept.Records.Skip(skip).Take(limit)];
        }
    }

    private void DropOldest()
    {
        var chain = _order.Dequeue();
        var oldest = chain.Records[0];
        chain.Records.RemoveAt(0);
        chain.Begin = AuditChain.HeadAfter(oldest);
        _characters -= Cost(oldest);
        _dropped++;
    }

    private static int Cost(AuditRecord record) => record.Entry.Content.Length + Overhead;

    private sealed class Kept(string chain)
    {
        public ChainHead Begin { get; set; } = ChainHead.Start(chain);
        public ChainHead Head { get; set; } = ChainHead.Start(chain);
        public List<AuditRecord> Records { get; } = [];
    }
}
