using System.Text;
using HybridFailover.Engine.Audit;
using HybridFailover.Web.History.Reading;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace HybridFailover.Web.History.Export;

/// <summary>
/// The records that a filter finds, as they are at one moment, in the order of appending. It holds the moment in the database until it is disposed:
/// what is written meanwhile waits in the write-ahead log.
/// </summary>
internal sealed class ExportSnapshot : IDisposable
{
    private const string Columns = "r.id, r.chain, r.sequence, r.at, r.kind, r.subject, r.content, r.hash";
    private static readonly byte[] NoHash = new byte[32];

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _moment;
    private readonly SqliteCommand _previous;
    private readonly Dictionary<string, (long Sequence, byte[] Hash)> _last = new(StringComparer.Ordinal);
    private readonly Verification.EvidenceReader? _evidence;
    private readonly SqliteCommand _rows;
    private SqliteDataReader? _reader;

    private ExportSnapshot(SqliteConnection connection, AuditFilter filter, bool withEvidence)
    {
        (_connection, _moment) = (connection, connection.BeginTransaction(deferred: true));
        _previous = Prepared.On(connection, "SELECT hash FROM records WHERE chain = $chain AND sequence = $sequence", "$chain", "$sequence");
        _evidence = withEvidence ? new Verification.EvidenceReader(connection, _moment) : null;
        Heads = [.. ChainHeads.Read(connection).Where(head => filter.Site is null || head.Chain == filter.Site)];
        (_rows, Count, var begin) = filter.IsWholeChains ? Whole(filter.Site) : Chosen(filter);
        Begin = begin is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    public long Count { get; }
    public DateTimeOffset? Begin { get; }
    public IReadOnlyList<ChainHead> Heads { get; }

    /// <exception cref="SqliteException">The database can't be read.</exception>
    public static ExportSnapshot Open(string path, AuditFilter filter, bool withEvidence)
    {
        var connection = HistoryDatabase.OpenToRead(path);
        try
        {
            return new ExportSnapshot(connection, filter, withEvidence);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Adds records until so many bytes have gathered.</summary>
    /// <returns>False: that was the last.</returns>
    public bool Fill(IExportLines lines, int bytes)
    {
        _reader ??= _rows.ExecuteReader();
        while (lines.Length < bytes)
        {
            if (!_reader.Read()) return false;
            var statement = _reader.Handle!;
            var (record, sequence) = (raw.sqlite3_column_int64(statement, 0), raw.sqlite3_column_int64(statement, 2));
            var chain = raw.sqlite3_column_blob(statement, 1);
            var kind = raw.sqlite3_column_blob(statement, 4);
            var hash = raw.sqlite3_column_blob(statement, 7);
            var row = new ExportRow(
                record, chain, sequence, raw.sqlite3_column_int64(statement, 3), kind, raw.sqlite3_column_blob(statement, 5), raw.sqlite3_column_blob(statement, 6), PreviousHash(chain, sequence, hash), hash);
            lines.Add(row, _evidence is not null && kind.SequenceEqual("evidence"u8) ? _evidence.Of(record) : []);
        }
        return true;
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _rows.Dispose();
        _evidence?.Dispose();
        _previous.Dispose();
        _moment.Dispose();
        _connection.Dispose();
    }

    // Without a gap the hash is at hand: it is that of the chain's record before.
    private byte[] PreviousHash(ReadOnlySpan<byte> chainBytes, long sequence, ReadOnlySpan<byte> hash)
    {
        var chain = Encoding.UTF8.GetString(chainBytes);
        var previous = sequence == 1 ? NoHash
            : _last.TryGetValue(chain, out var last) && last.Sequence == sequence - 1 ? last.Hash
            : (byte[]?)Prepared.Scalar(_previous, _moment, chain, sequence - 1) ?? [];
        _last[chain] = (sequence, hash.ToArray());
        return previous;
    }

    private (SqliteCommand Rows, long Count, long? Begin) Whole(string? site)
    {
        var which = site is null ? "" : "WHERE r.chain = $site";
        using var count = Prepared.On(_connection, $"SELECT count(*) FROM records r {which}");
        using var begin = Prepared.On(_connection, $"SELECT min(r.at) FROM entries r {which.Replace("chain", "site", StringComparison.Ordinal)}");
        var rows = Prepared.On(_connection, $"SELECT {Columns} FROM records r {which} ORDER BY {(site is null ? "r.id" : "r.sequence")}");
        if (site is not null)
            foreach (var command in (SqliteCommand[])[count, begin, rows]) command.Parameters.AddWithValue("$site", site);
        return (rows, (long)count.ExecuteScalar()!, begin.ExecuteScalar() as long?);
    }

    /// <summary>The filter is asked once; what it found is noted in a temporary table, which goes with the connection.</summary>
    private (SqliteCommand Rows, long Count, long? Begin) Chosen(AuditFilter filter)
    {
        HistoryDatabase.Execute(_connection, "CREATE TEMP TABLE found (id INTEGER PRIMARY KEY, site TEXT, at INTEGER, outcome INTEGER, evidence INTEGER); CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY)");
        using (var context = HistoryContext.On(_connection, _moment))
        using (var find = new EntryQuery(context, filter.Text).Of(filter).Select(entry => new { entry.Id, entry.Site, entry.At, entry.Outcome, entry.Evidence }).CreateDbCommand())
        {
            find.CommandText = "INSERT INTO found " + find.CommandText;
            find.ExecuteNonQuery();
        }
        HistoryDatabase.Execute(_connection, """
            INSERT OR IGNORE INTO chosen SELECT id FROM found UNION ALL SELECT outcome FROM found WHERE outcome IS NOT NULL UNION ALL SELECT evidence FROM found WHERE evidence IS NOT NULL;
            INSERT OR IGNORE INTO chosen SELECT r.id FROM records r JOIN found f ON f.id = CAST(r.subject AS INTEGER) AND f.site = r.chain WHERE r.kind IN ('note', 'review')
            """);
        using var count = Prepared.On(_connection, "SELECT count(*) FROM chosen");
        using var begin = Prepared.On(_connection, "SELECT min(at) FROM found");
        return (Prepared.On(_connection, $"SELECT {Columns} FROM chosen c CROSS JOIN records r ON r.id = c.id ORDER BY c.id"), (long)count.ExecuteScalar()!, begin.ExecuteScalar() as long?);
    }
}
