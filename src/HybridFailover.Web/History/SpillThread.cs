using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.History;

/// <summary>
/// Puts what has waited too long for the database into the spill file; at once when it is known that the database can't take it.
/// A thread of its own: the writer's may hang in the disk.
/// </summary>
internal sealed class SpillThread : IDisposable
{
    /// <summary>How long a record may wait at a start: a database is made, or brought to a new schema, in that time.</summary>
    public static readonly TimeSpan PatienceAtStart = TimeSpan.FromSeconds(5);

    /// <summary>The same later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly SpillFile _spill;
    private readonly WaitingRecords _waiting;
    private readonly StoreTrouble _trouble;
    private readonly Clock _clock;
    private readonly Func<bool> _wasOpened;
    private readonly ILogger _log;
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;

    /// <param name="wasOpened">Whether the start is over: the database was written.</param>
    public SpillThread(SpillFile spill, WaitingRecords waiting, StoreTrouble trouble, Clock clock, Func<bool> wasOpened, ILogger log)
    {
        (_spill, _waiting, _trouble, _clock, _wasOpened, _log) = (spill, waiting, trouble, clock, wasOpened, log);
        _thread = new Thread(Run) { Name = "history spill", IsBackground = true };
        _thread.Start();
    }

    /// <summary>It hangs in a disk, or was not ended.</summary>
    public bool IsAlive => _thread.IsAlive;

    /// <summary>Puts all that still waits into the spill file, if the disk lets it.</summary>
    public void End(TimeSpan longest)
    {
        _ended.Set();
        _thread.Join(longest);
    }

    public void Dispose() => _ended.Dispose();

    private void Run()
    {
        while (!_ended.Wait(Look)) SpillOnce(isLast: false);
        SpillOnce(isLast: true);
    }

    private void SpillOnce(bool isLast)
    {
        if (_waiting.OldestSince is not { } since) return;
        if (!isLast && !_trouble.IsOn && _clock.Now - since < (_wasOpened() ? Patience : PatienceAtStart)) return;
        var groups = _waiting.Look();
        try
        {
            _spill.Append(groups);
            _waiting.Spilled(groups);
            _trouble.Spill = null;
        }
        catch (Exception failure)
        {
            if (_trouble.Spill is null) StoreLog.NotSpilled(_log, failure, _spill.FilePath);
            _trouble.Spill = StoreTrouble.Words(failure);
        }
    }
}
