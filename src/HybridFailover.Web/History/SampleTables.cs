using HybridFailover.Engine.Samples;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>
/// Writes samples in the writer's transaction. Prepared once for a connection, and given up with it when a transaction fails.
/// A second or minute that comes twice (a clock that was set back, a restart, a batch of which nobody knows whether it was written) stands once: the one with more
/// probes, of equal ones the later. So does a run, or a piece of one, that lies within a run of its kind.
/// </summary>
internal sealed class SampleTables : IDisposable
{
    private readonly PathIds _paths;
    private readonly SqliteCommand _second;
    private readonly SqliteCommand _minute;
    private readonly SqliteCommand _continue;
    private readonly SqliteCommand _run;

    public SampleTables(SqliteConnection connection)
    {
        _paths = new PathIds(connection);
        _second = Prepared.On(connection, """
            INSERT INTO seconds (at, path, sent, lost, late, void, min, median, max) VALUES ($at, $path, $sent, $lost, $late, $void, $min, $median, $max)
            ON CONFLICT (at, path) DO UPDATE SET sent = excluded.sent, lost = excluded.lost, late = excluded.late, void = excluded.void,
              min = excluded.min, median = excluded.median, max = excluded.max WHERE excluded.sent >= sent
            """, "$at", "$path", "$sent", "$lost", "$late", "$void", "$min", "$median", "$max");
        _minute = Prepared.On(connection, """
            INSERT INTO minutes (path, at, sent, lost, late, void, min, p5, p25, median, p75, p95, max, jitter)
            VALUES ($path, $at, $sent, $lost, $late, $void, $min, $p5, $p25, $median, $p75, $p95, $max, $jitter)
            ON CONFLICT (path, at) DO UPDATE SET sent = excluded.sent, lost = excluded.lost, late = excluded.late, void = excluded.void, min = excluded.min,
              p5 = excluded.p5, p25 = excluded.p25, median = excluded.median, p75 = excluded.p75, p95 = excluded.p95, max = excluded.max, jitter = excluded.jitter
              WHERE excluded.sent >= sent
            """, "$path", "$at", "$sent", "$lost", "$late", "$void", "$min", "$p5", "$p25", "$median", "$p75", "$p95", "$max", "$jitter");
        _continue = Prepared.On(connection, """
            UPDATE runs SET length = max(length, $at + $length - at), rounds = rounds + iif(at + length = $at AND $length > 0, $rounds, 0)
            WHERE path = $path AND kind = $kind AND ((at + length = $at AND $length > 0) OR at + length >= $at + $length)
              AND at = (SELECT at FROM runs WHERE path = $path AND at <= $at ORDER BY at DESC LIMIT 1)
            """, "$path", "$at", "$length", "$rounds", "$kind");
        _run = Prepared.On(connection, """
            INSERT INTO runs (path, at, length, rounds, kind) VALUES ($path, $at, $length, $rounds, $kind)
            ON CONFLICT (path, at, kind) DO UPDATE SET length = excluded.length, rounds = excluded.rounds WHERE excluded.rounds >= rounds
            """, "$path", "$at", "$length", "$rounds", "$kind");
    }

    public void Write(SqliteTransaction transaction, SampleBatch batch)
    {
        foreach (var run in batch.Runs) Write(transaction, run);
        foreach (var minute in batch.Minutes) Write(transaction, minute);
        foreach (var second in batch.Seconds) Write(transaction, second);
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_second, _minute, _continue, _run]) command.Dispose();
        _paths.Dispose();
    }

    private void Write(SqliteTransaction transaction, in PathSecond second) => Prepared.Execute(
        _second, transaction, second.Second, _paths.Of(second.Site, second.Path, transaction), second.Sent, second.Lost, second.Late, second.Void,
        second.MinMicroseconds, second.MedianMicroseconds, second.MaxMicroseconds);

    private void Write(SqliteTransaction transaction, in PathMinute minute) => Prepared.Execute(
        _minute, transaction, _paths.Of(minute.Site, minute.Path, transaction), minute.Minute, minute.Sent, minute.Lost, minute.Late, minute.Void,
        minute.Min, minute.P5, minute.P25, minute.Median, minute.P75, minute.P95, minute.Max, minute.Jitter);

    private void Write(SqliteTransaction transaction, in LossRun run)
    {
        ReadOnlySpan<object?> values = [_paths.Of(run.Site, run.Path, transaction), run.StartedAt.UtcTicks, run.Length.Ticks, run.Rounds, (long)run.Kind];
        if (Prepared.Execute(_continue, transaction, values) == 0) Prepared.Execute(_run, transaction, values);
    }
}
