using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Sites;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>
/// Keeps the audit in SQLite. Whoever appends never waits: one thread writes the database, another one puts what it can't take into the spill file,
/// and what waits is appended in its order when the database is back. See <see cref="StoreTrouble"/> for what is said meanwhile.
/// </summary>
internal sealed class HistoryStore : IAuditStore, IAsyncDisposable
{
    private const int MostGroups = 500;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(3);

    private readonly string _path;
    private readonly SpillFile _spill;
    private readonly Clock _clock;
    private readonly ILogger<HistoryStore> _log;
    private readonly WaitingRecords _waiting = new();
    private readonly SampleShare? _samples;
    private readonly StoreTrouble _trouble;
    private readonly LostDatabase _lost;
    private readonly TouchedDatabase _touched;
    private readonly IndexNotice _index;
    private readonly ConcurrentQueue<Action<HistoryWriter>> _asked = new();
    private readonly byte[] _run = RandomNumberGenerator.GetBytes(8);
    private readonly ManualResetEventSlim _stopping = new();
    private readonly Thread _writing;
    private readonly SpillThread _spilling;
    private HistoryWriter? _writer;
    private volatile bool _wasOpened;
    private long _keys;
    private TimeSpan _looked;
    private int _replayed;
    private int _unreadable;

    /// <param name="path">The database; made when it is not there.</param>
    /// <param name="samples">Written when no record waits; null: none are kept.</param>
    /// <param name="keep">How long samples are kept, asked for again and again; null: for the default times.</param>
    public HistoryStore(string path, string spillDirectory, Clock clock, ILogger<HistoryStore> log, SampleQueue? samples = null, Func<Retention>? keep = null)
    {
        _samples = samples is null ? null : new SampleShare(samples, keep ?? (() => SampleShare.DefaultRetention), clock, log);
        (_path, _spill, _clock, _log) = (path, new SpillFile(spillDirectory), clock, log);
        _trouble = new StoreTrouble(path, _spill.FilePath, clock);
        _lost = new LostDatabase(path, clock, log);
        _touched = new TouchedDatabase(path, clock, log);
        _index = new IndexNotice(path, _trouble, log);
        _writing = new Thread(Write) { Name = "history", IsBackground = true };
        _spilling = new SpillThread(_spill, _waiting, _trouble, clock, () => _wasOpened, log);
        _writing.Start();
    }

    public string DatabasePath => _path;

    public string SpillPath => _spill.FilePath;

    public string? Degraded => _trouble.Sentence(_waiting.OldestSince, _spill.HasContent, _wasOpened ? StoreTrouble.Slow : SpillThread.PatienceAtStart);

    public Task AppendAsync(params IReadOnlyList<AuditEntry> entries) => AppendAsync([.. entries.Select(entry => new KeyedEntry(NextKey(), entry))]);

    /// <summary>With keys of the caller's: what was brought with one of them before is not appended again.</summary>
    public Task AppendAsync(IReadOnlyList<KeyedEntry> entries)
    {
        var group = new WaitingGroup(entries, _clock.Now);
        _waiting.Put(group);
        return group.Durable;
    }

    public Task<IReadOnlyList<AuditEntry>> EarlierTransitionsAsync(int limit) => AskAsync(writer => writer.Transitions(limit));

    public Task<IReadOnlyList<AuditEntry>> NewestAsync(string chain, IReadOnlyList<AuditKind> kinds, int limit) => AskAsync(writer => writer.Newest(chain, kinds, limit));

    private Task<IReadOnlyList<AuditEntry>> AskAsync(Func<HistoryWriter, IReadOnlyList<AuditEntry>> question)
    {
        var found = new TaskCompletionSource<IReadOnlyList<AuditEntry>>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Enqueue(writer => found.SetResult(question(writer)));
        _waiting.Wake();
        return found.Task;
    }

    /// <summary>Writes what waits, to the database or to the spill file; says what could be written to neither.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping.Set();
        _waiting.Wake();
        await Task.Run(() =>
        {
            if (!_writing.Join(LongestEnd)) StoreLog.StillWriting(_log, _path);
            _spilling.End(LongestEnd);
        });
        foreach (var entry in _waiting.Look().SelectMany(group => group.Entries)) StoreLog.Lost(_log, entry.Entry.Chain, entry.Entry.Kind, entry.Entry.Id, entry.Entry.Content);
        // A thread that hangs in a disk is left to the end of the process, with what it may still touch.
        if (_writing.IsAlive || _spilling.IsAlive) return;
        _waiting.Dispose();
        _stopping.Dispose();
        _spilling.Dispose();
    }

    private void Write()
    {
        for (var isOver = false; !isOver;)
        {
            try
            {
                var wrote = WriteOnce();
                isOver = _stopping.IsSet && !wrote;
                if (!wrote && !isOver) _waiting.Wait(Idle);
            }
            catch (Exception failure)
            {
                GiveUp(failure);
                isOver = _stopping.Wait(Again);
            }
        }
        Close();
    }

    /// <summary>One step: opens, takes over what was spilled, answers what was asked, writes what waits.</summary>
    /// <returns>False: there is nothing to do.</returns>
    private bool WriteOnce()
    {
        LookAtFiles();
        if (_writer is null) _lost.KeepLeftLog();
        _writer ??= new HistoryWriter(_path, _clock.Provider, NextKey, (entry, failure) => StoreLog.NotFound(_log, failure, entry.Chain, entry.Kind, entry.Id));
        try
        {
            return WriteOnce(_writer);
        }
        finally
        {
            _writer.Stamp();
        }
    }

    private bool WriteOnce(HistoryWriter writer)
    {
        if (_spill.HasContent)
        {
            TakeOver(writer);
            return true;
        }
        while (_asked.TryPeek(out var ask))
        {
            ask(writer);
            _ = _asked.TryDequeue(out _); // not before: what fails is asked again
        }
        // What the spill file took since comes first.
        var groups = _waiting.Take(MostGroups, unless: () => _spill.HasContent);
        if (groups.Count > 0) writer.Write([.. groups.SelectMany(group => group.Entries)]);
        _index.Tell(writer);
        _waiting.Written();
        _wasOpened = true; // with what had come meanwhile
        if (_trouble.Ended()) StoreLog.Well(_log, _path);
        if (groups.Count > 0 || _spill.HasContent) return true;
        return (_samples is not null && _samples.Write(writer, _stopping.IsSet)) || (!_stopping.IsSet && writer.RenewIndex());
    }

    private void TakeOver(HistoryWriter writer)
    {
        var next = _spill.Next(MostGroups, out var unreadable);
        _unreadable += unreadable;
        if (next.Count > 0)
        {
            writer.Write([.. next.SelectMany(group => group)]);
            _replayed += next.Count;
            return;
        }
        var kept = _unreadable > 0 ? $"{_spill.FilePath}.unreadable-{_clock.UtcNow:yyyyMMdd'T'HHmmss'Z'}" : null;
        _spill.Finish(kept);
        if (kept is not null) StoreLog.Unreadable(_log, _unreadable, _spill.FilePath, kept);
        StoreLog.TakenOver(_log, _replayed, _spill.FilePath);
        (_replayed, _unreadable) = (0, 0);
    }

    private void LookAtFiles()
    {
        if (_writer is null) return;
        // One file is looked at for each record, since an intent that waits for this is on the failover path; all of them each second.
        var isTouched = _writer.IsTouched;
        if (!isTouched && _clock.Now - _looked < Idle) return;
        if (_writer.Files.HasLostDatabase || _writer.Files.HasLostLog) Rescue(_writer);
        else if (isTouched) Settle(_writer);
        _looked = _clock.Now;
    }

    private void Settle(HistoryWriter writer)
    {
        _trouble.Began($"{_path} was written by another program; whether it still is the history is looked at");
        _touched.WaitUntilQuiet(_stopping);
        if (writer.Files.HasLostDatabase)
        {
            Rescue(writer);
            return;
        }
        if (_touched.Close(writer) is { } happened) _ = AppendAsync(EventContent.Of(AuditEntry.Program, AuditKind.HistoryBegan, _clock.UtcNow, happened));
        _writer = null;
        HistoryDatabase.ForgetReaders(_path);
    }

    // The open file has all that was written and no name: it is copied out before anything else happens.
    private void Rescue(HistoryWriter writer)
    {
        try
        {
            if (writer.Files.HasLostDatabase)
            {
                _lost.Save(writer);
            }
            else
            {
                _lost.SaveLog(writer);
                writer.Dispose();
            }
            _writer = null;
            // Readers that are kept open read the file that has lost its name.
            HistoryDatabase.ForgetReaders(_path);
        }
        catch (Exception failure)
        {
            // The writer stays: its open file is all that there is of the history.
            _trouble.Began($"{_path} was deleted, moved or replaced, and can't be copied out of the open file yet ({StoreTrouble.Words(failure)}); do not stop the program before there is room");
            throw new RescueFailedException(failure);
        }
    }

    private void GiveUp(Exception failure)
    {
        _waiting.PutBack();
        _spill.Rewind();
        (_replayed, _unreadable) = (0, 0);
        if (failure is RescueFailedException) return;
        // A file without a name is gone when it is closed: it is copied out first. One that was overwritten would be spoilt: it is looked at first.
        if (_writer is { Files.HasLostDatabase: true } or { IsTouched: true }) _looked = _clock.Now - Idle;
        else Close();
        // SQLite shares within a process whether a log's index can be written: a reader that was opened when it could not be would keep it so.
        if (failure is SqliteException { SqliteErrorCode: 8 }) HistoryDatabase.ForgetReaders(_path);
        if (_trouble.Began($"{_path} can't be written: {StoreTrouble.Words(failure)}")) StoreLog.Failed(_log, failure, _path);
    }

    private void Close()
    {
        try
        {
            _writer?.Dispose();
        }
        catch (Exception failure)
        {
            // A disk that fails may fail here, too; whatever it does, this thread goes on.
            StoreLog.NotClosed(_log, failure, _path);
        }
        _writer = null;
    }

    private byte[] NextKey()
    {
        var key = new byte[16];
        _run.CopyTo(key, 0);
        BinaryPrimitives.WriteInt64BigEndian(key.AsSpan(8), Interlocked.Increment(ref _keys));
        return key;
    }

    private sealed class RescueFailedException(Exception inner) : Exception(inner.Message, inner);
}
