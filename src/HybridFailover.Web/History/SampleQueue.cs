using System.Collections.Concurrent;
using HybridFailover.Engine.Samples;

namespace HybridFailover.Web.History;

/// <summary>
/// Samples on their way to the database. Whoever adds never waits: when a kind's queue is full, because the store is away, its oldest go, and are counted.
/// Nothing is allocated once the queues have grown to what they usually hold.
/// </summary>
internal sealed class SampleQueue : ISampleStore
{
    /// <summary>Two minutes of 2,000 paths.</summary>
    public const int MostSeconds = 240_000;

    /// <summary>Ten minutes of 2,000 paths.</summary>
    public const int MostMinutes = 20_000;
    public const int MostRuns = 20_000;

    private readonly Bounded<PathSecond> _seconds = new(MostSeconds);
    private readonly Bounded<PathMinute> _minutes = new(MostMinutes);
    private readonly Bounded<LossRun> _runs = new(MostRuns);

    /// <summary>Since the start.</summary>
    public long Dropped => _seconds.Dropped + _minutes.Dropped + _runs.Dropped;

    public int Count => _seconds.Count + _minutes.Count + _runs.Count;

    public void Add(in PathSecond second) => _seconds.Add(in second);

    public void Add(in PathMinute minute) => _minutes.Add(in minute);

    public void Add(in LossRun run) => _runs.Add(in run);

    /// <summary>Moves the oldest into a batch, until it is full. For one thread at a time.</summary>
    public void Take(SampleBatch batch)
    {
        // Runs and minutes are few and kept longest: they go before seconds.
        _runs.Take(batch.Runs, batch.Room);
        _minutes.Take(batch.Minutes, batch.Room);
        _seconds.Take(batch.Seconds, batch.Room);
    }

    private sealed class Bounded<T>(int most) where T : struct
    {
        private readonly ConcurrentQueue<T> _queue = new();
        private int _count;
        private long _dropped;

        public long Dropped => Interlocked.Read(ref _dropped);

        public int Count => Volatile.Read(ref _count);

        public void Add(in T sample)
        {
            _queue.Enqueue(sample);
            if (Interlocked.Increment(ref _count) <= most || !_queue.TryDequeue(out _)) return;
            Interlocked.Decrement(ref _count);
            Interlocked.Increment(ref _dropped);
        }

        public void Take(List<T> into, int most)
        {
            for (; most > 0 && _queue.TryDequeue(out var sample); most--)
            {
                Interlocked.Decrement(ref _count);
                into.Add(sample);
            }
        }
    }
}
