using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.History;

/// <summary>The samples' share of the writer's thread: when there is no record to write. Keeps the batch that could not be written for the next writer.</summary>
internal sealed partial class SampleShare(SampleQueue queue, Func<Retention> keep, Clock clock, ILogger log)
{
    /// <summary>Written in a few milliseconds: a record may have to wait for it.</summary>
    private const int Most = 1_000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly SampleBatch _batch = new(Most);
    private TimeSpan _due;
    private long _dropped;

    public static Retention DefaultRetention { get; } = new();

    /// <summary>One step: a batch each second, more of them while many wait; else some of what is too old is deleted.</summary>
    /// <param name="isLast">The program ends: everything is written, and nothing deleted.</param>
    /// <returns>False: there is nothing to do for now.</returns>
    public bool Write(HistoryWriter writer, bool isLast)
    {
        if (isLast || clock.Now >= _due || queue.Count >= Most)
        {
            TellDropped();
            queue.Take(_batch);
            var isFull = _batch.Room == 0;
            if (_batch.Count > 0) writer.Write(_batch);
            _batch.Clear();
            if (isFull) return true;
            _due = clock.Now + Every;
        }
        return !isLast && writer.Trim(keep(), clock.UtcNow);
    }

    private void TellDropped()
    {
        var dropped = queue.Dropped;
        if (dropped == _dropped) return;
        Log.Dropped(log, dropped - _dropped, dropped);
        _dropped = dropped;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} samples of paths were dropped, since the store did not take them in time ({Total} since the start). No record is")]
        public static partial void Dropped(ILogger log, long count, long total);
    }
}
