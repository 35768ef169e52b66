using HybridFailover.Engine.Audit;
using HybridFailover.Web.Api;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>Appends records to their chains, in the writer's transaction. Prepared once for a connection.</summary>
internal sealed class RecordTable : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _known;
    private readonly SqliteCommand _head;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _attach;
    private readonly Dictionary<string, ChainHead> _heads = new(StringComparer.Ordinal), _durable = new(StringComparer.Ordinal);

    public RecordTable(SqliteConnection connection)
    {
        _connection = connection;
        _known = Prepared.On(connection, "SELECT 1 FROM records WHERE key = $key", "$key");
        _head = Prepared.On(connection, "SELECT sequence, hash FROM records WHERE chain = $chain ORDER BY sequence DESC LIMIT 1", "$chain");
        _insert = Prepared.On(connection,
            "INSERT INTO records (chain, sequence, at, kind, subject, content, hash, key) VALUES ($chain, $sequence, $at, $kind, $subject, $content, $hash, $key) RETURNING id",
            "$chain", "$sequence", "$at", "$kind", "$subject", "$content", "$hash", "$key");
        _attach = Prepared.On(connection, "INSERT INTO evidence (record, path, rounds) VALUES ($record, $path, $rounds)", "$record", "$path", "$rounds");
    }

    /// <summary>Each chain's last record that is known to be on disk.</summary>
    public IReadOnlyCollection<ChainHead> Durable => _durable.Values;

    /// <summary>Where the chains stand.</summary>
    public void ReadHeads()
    {
        foreach (var head in ChainHeads.Read(_connection)) _heads[head.Chain] = head;
        AreDurable();
    }

    /// <summary>What was appended is committed.</summary>
    public void AreDurable()
    {
        foreach (var (chain, head) in _heads) _durable[chain] = head;
    }

    /// <returns>The record's id; null: it was brought before.</returns>
    public long? Append(SqliteTransaction transaction, KeyedEntry keyed)
    {
        if (Prepared.Scalar(_known, transaction, keyed.Key) is not null) return null;
        var entry = keyed.Entry;
        var record = AuditChain.Append(HeadOf(entry.Chain, transaction), entry);
        var id = (long)Prepared.Scalar(
            _insert, transaction, entry.Chain, record.Sequence, entry.At.UtcTicks, KebabWord.Of(entry.Kind), entry.Id, entry.Content, Convert.FromHexString(record.Hash), keyed.Key)!;
        foreach (var attachment in entry.Attachments) Prepared.Execute(_attach, transaction, id, attachment.Name, attachment.Bytes);
        _heads[entry.Chain] = AuditChain.HeadAfter(record);
        return id;
    }

    /// <summary>A row's entry, without its attachments.</summary>
    /// <param name="first">The column of the chain; instant, kind, subject and content come after it.</param>
    /// <returns>Null: of a kind that this program does not know; somebody changed it.</returns>
    public static AuditEntry? Entry(SqliteDataReader row, int first) => KebabWord.Parse<AuditKind>(row.GetString(first + 2)) is { } kind
        ? new AuditEntry(row.GetString(first), new DateTimeOffset(row.GetInt64(first + 1), TimeSpan.Zero), kind, row.GetString(first + 3), row.GetString(first + 4)) : null;

    /// <summary>The transaction failed: where the chains stand is read anew.</summary>
    public void ForgetHeads() => _heads.Clear();

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_known, _head, _insert, _attach]) command.Dispose();
    }

    private ChainHead HeadOf(string chain, SqliteTransaction transaction)
    {
        if (_heads.TryGetValue(chain, out var known)) return known;
        _head.Transaction = transaction;
        _head.Parameters[0].Value = chain;
        using var reader = _head.ExecuteReader();
        return reader.Read() ? new ChainHead(chain, reader.GetInt64(0), Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(1))) : ChainHead.Start(chain);
    }
}
