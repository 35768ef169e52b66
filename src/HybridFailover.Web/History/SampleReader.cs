using HybridFailover.Engine.Samples;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>Reads samples, beside the writer.</summary>
internal static class SampleReader
{
    /// <returns>Null: nothing was ever sampled under that path's name.</returns>
    /// <exception cref="SqliteException">The history can't be read.</exception>
    public static SamplePage? Read(SqliteConnection connection, SampleQuery query)
    {
        using var transaction = connection.BeginTransaction(deferred: true); // one state of the database for all of it
        var paths = Paths(connection, query);
        if (paths.Count == 0 && query.Path is not null) return null;
        var step = query.Resolution == SampleResolution.Second ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMinute;
        var (first, end) = (Steps(query.From, step), Steps(query.To, step));
        var last = end;
        foreach (var (_, id) in paths) last = Math.Min(last, PageEnd(connection, query, id, first, last, step));
        var next = last < end ? AtStep(last, step) : (DateTimeOffset?)null;
        var runsTo = next ?? query.To;
        return new SamplePage([.. paths.Select(path => new PathSamples(
            path.Name,
            query.Resolution == SampleResolution.Second ? Seconds(connection, query.Site, path, first, last) : [],
            query.Resolution == SampleResolution.Minute ? Minutes(connection, query.Site, path, first, last) : [],
            Runs(connection, query.Site, path, query.From, runsTo)))], next);
    }

    private static List<(string Name, long Id)> Paths(SqliteConnection connection, SampleQuery query) =>
        List(connection, "SELECT path, id FROM paths WHERE site = $site AND path = coalesce($path, path) ORDER BY id", row => (row.GetString(0), row.GetInt64(1)),
            ("$site", query.Site), ("$path", query.Path));

    /// <summary>The first step that the page has no room for.</summary>
    private static long PageEnd(SqliteConnection connection, SampleQuery query, long path, long first, long end, long step)
    {
        var rows = query.Resolution == SampleResolution.Second
            ? List(connection, $"{SecondsOf("s.at")} LIMIT 1 OFFSET $limit", row => row.GetInt64(0), ("$path", path), ("$from", first), ("$to", end), ("$limit", query.Limit))
            : List(connection, "SELECT at FROM minutes WHERE path = $path AND at >= $from AND at < $to ORDER BY at LIMIT 1 OFFSET $limit", row => row.GetInt64(0),
                ("$path", path), ("$from", first), ("$to", end), ("$limit", query.Limit));
        var runs = List(connection, "SELECT at FROM runs WHERE path = $path AND at >= $from AND at < $to ORDER BY at LIMIT 1 OFFSET $limit", row => row.GetInt64(0),
            ("$path", path), ("$from", query.From.UtcTicks), ("$to", query.To.UtcTicks), ("$limit", query.Limit));
        if (rows is [var row]) end = Math.Min(end, row);
        // A page has whole steps, and at least one of them, whatever happened in it.
        if (runs is [var run]) end = Math.Min(end, Math.Max(first + 1, Steps(new DateTimeOffset(run - run % step, TimeSpan.Zero), step)));
        return end;
    }

    private static List<PathSecond> Seconds(SqliteConnection connection, string site, (string Name, long Id) path, long first, long end) => List(
        connection, SecondsOf("s.at, s.sent, s.lost, s.late, s.void, s.min, s.median, s.max"),
        row => new PathSecond(site, path.Name, row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), Time(row, 5), Time(row, 6), Time(row, 7)),
        ("$path", path.Id), ("$from", first), ("$to", end));

    private static List<PathMinute> Minutes(SqliteConnection connection, string site, (string Name, long Id) path, long first, long end) => List(
        connection, "SELECT at, sent, lost, late, void, min, p5, p25, median, p75, p95, max, jitter FROM minutes WHERE path = $path AND at >= $from AND at < $to ORDER BY at",
        row => new PathMinute(
            site, path.Name, row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4),
            Time(row, 5), Time(row, 6), Time(row, 7), Time(row, 8), Time(row, 9), Time(row, 10), Time(row, 11), Time(row, 12)),
        ("$path", path.Id), ("$from", first), ("$to", end));

    /// <summary>Those that begin in the range, and the one that was under way when it began: runs of a path follow each other.</summary>
    private static List<LossRun> Runs(SqliteConnection connection, string site, (string Name, long Id) path, DateTimeOffset from, DateTimeOffset to) => List(connection, """
        SELECT * FROM (SELECT at, length, rounds, kind FROM runs WHERE path = $path AND at < $from ORDER BY at DESC LIMIT 1) WHERE at + length >= $from
        UNION ALL SELECT at, length, rounds, kind FROM runs WHERE path = $path AND at >= $from AND at < $to ORDER BY 1
        """,
        row => new LossRun(site, path.Name, new DateTimeOffset(row.GetInt64(0), TimeSpan.Zero), new TimeSpan(row.GetInt64(1)), row.GetInt32(2), (LossKind)row.GetByte(3)),
        ("$path", path.Id), ("$from", from.UtcTicks), ("$to", to.UtcTicks));

    /// <summary>Seconds lie by time with every path of the fleet in each: one path's are looked up one by one, which is faster than passing over all others'.</summary>
    private static string SecondsOf(string columns) => $"""
        WITH RECURSIVE time (at, until) AS (
          SELECT max($from, (SELECT min(at) FROM seconds)), min($to, (SELECT max(at) FROM seconds) + 1)
          UNION ALL SELECT at + 1, until FROM time WHERE at + 1 < until)
        SELECT {columns} FROM time CROSS JOIN seconds s ON s.at = time.at AND s.path = $path WHERE time.at < time.until
        """;

    private static long Steps(DateTimeOffset at, long step) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks + step - 1) / step;

    private static DateTimeOffset AtStep(long steps, long step) => new(DateTimeOffset.UnixEpoch.Ticks + steps * step, TimeSpan.Zero);

    private static uint Time(SqliteDataReader row, int column) => (uint)row.GetInt64(column);

    private static List<T> List<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }
}
