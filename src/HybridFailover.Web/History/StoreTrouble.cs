using HybridFailover.Engine.Sites;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>What is wrong with the store, in one sentence for people. Thread-safe.</summary>
internal sealed class StoreTrouble(string path, string spillPath, Clock clock)
{
    /// <summary>A disk that takes longer than this is said to be slow.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private volatile string? _cause;
    private volatile string? _spill;
    private volatile string? _index;

    /// <summary>The database can't be written.</summary>
    public bool IsOn => _cause is not null;

    /// <summary>Why the spill file can't be written; null: nothing failed.</summary>
    public string? Spill
    {
        get => _spill;
        set => _spill = value;
    }

    /// <summary>What is wrong with what records are found by, in a sentence; null: nothing. No record waits for it.</summary>
    public string? Index
    {
        get => _index;
        set => _index = value;
    }

    /// <returns>True: it is news.</returns>
    public bool Began(string cause)
    {
        var isNews = _cause is null;
        if (!string.Equals(_cause, cause, StringComparison.Ordinal)) _cause = cause;
        return isNews;
    }

    /// <returns>True: there was something.</returns>
    public bool Ended()
    {
        if (_cause is null) return false;
        _cause = null;
        return true;
    }

    /// <param name="oldest">Since when the oldest record waits in memory; null: none does.</param>
    /// <param name="isSpilled">Records wait in the spill file.</param>
    /// <param name="patience">How long it may wait before the database is said to be slow.</param>
    /// <returns>Null: every record is where it should be.</returns>
    public string? Sentence(TimeSpan? oldest, bool isSpilled, TimeSpan patience)
    {
        var waiting = Waiting(oldest, isSpilled, patience);
        var index = _index is { } damaged ? $"{damaged}. Every record is kept and verified; lists, filters and search don't find all of them yet" : null;
        return waiting is not null && index is not null ? $"{waiting}. {index}" : waiting ?? index;
    }

    private string? Waiting(TimeSpan? oldest, bool isSpilled, TimeSpan patience)
    {
        var isSlow = oldest is { } since && clock.Now - since > patience;
        if (_cause is null && !isSlow && !isSpilled) return null;
        var cause = _cause ?? (isSlow ? $"{path} does not answer" : $"records that waited are being appended to {path}");
        var where = _spill is { } spill && oldest is not null ? $"Records wait in memory, for {spillPath} can't be written either ({spill}): a crash now would lose them"
            : isSpilled ? $"Records wait in {spillPath}" : "Records wait in memory";
        return $"{cause}. {where}. They are appended in order when it can be written; failover is not affected";
    }

    /// <summary>A failure in the words that help: SQLite's own, with what to do.</summary>
    public static string Words(Exception failure) => failure switch
    {
        NewerSchemaException or SecondNameException => failure.Message,
        SqliteException { SqliteErrorCode: 5 or 6 } => "another process holds a lock on it; end that process's transaction",
        SqliteException { SqliteErrorCode: 8 } => "it is read-only; let this user write it and its directory",
        SqliteException { SqliteErrorCode: 11 or 26 } => "it is damaged; put a backup in its place (see the README), or move it away, and a new one is begun",
        SqliteException { SqliteErrorCode: 13 } or IOException { HResult: 28 } => "the disk is full; make room",
        SqliteException { SqliteErrorCode: 14 } => "it can't be opened; look at the directory and its owner",
        SqliteException { SqliteErrorCode: 10 } sqlite => $"the disk fails ({sqlite.Message.TrimEnd('.')}); look at the kernel's log",
        _ => failure.Message.TrimEnd('.'),
    };
}
