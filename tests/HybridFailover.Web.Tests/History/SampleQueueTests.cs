using HybridFailover.Web.History;
using static HybridFailover.Web.Tests.History.SampleStore;

namespace HybridFailover.Web.Tests.History;

public sealed class SampleQueueTests
{
    private readonly SampleQueue _queue = new();
    private readonly SampleBatch _batch = new(1_000);

    [Fact]
    public void Samples_come_out_in_their_order_runs_and_minutes_first()
    {
        for (var at = 0; at < 1_500; at++) _queue.Add(Second(at));
        _queue.Add(Minute(0));
        _queue.Add(Run(0, 1, 5));
        _queue.Take(_batch);
        Assert.Equal((1, 1, 998), (_batch.Runs.Count, _batch.Minutes.Count, _batch.Seconds.Count));
        Assert.Equal(Second(997), _batch.Seconds[^1]);
        _queue.Take(_batch);
        Assert.Equal(1_000, _batch.Count); // what could not be written stays, and no more is taken
        _batch.Clear();
        _queue.Take(_batch);
        Assert.Equal((502, Second(998)), (_batch.Count, _batch.Seconds[0]));
        Assert.Equal((0, 0L), (_queue.Count, _queue.Dropped));
    }

    [Fact]
    public void When_it_is_full_the_oldest_go_and_are_counted()
    {
        for (var at = 0; at < SampleQueue.MostSeconds + 5; at++) _queue.Add(Second(at));
        _queue.Add(Minute(0));
        Assert.Equal((5L, SampleQueue.MostSeconds + 1), (_queue.Dropped, _queue.Count));
        _queue.Take(_batch);
        Assert.Equal((1, Second(5)), (_batch.Minutes.Count, _batch.Seconds[0]));
    }

    [Fact]
    public void Nothing_is_allocated_once_it_has_grown()
    {
        for (var turn = 0; turn < 3; turn++) Turn();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var turn = 0; turn < 10; turn++) Turn();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Turn()
        {
            for (var at = 0; at < 900; at++) _queue.Add(Second(at));
            _queue.Add(Minute(0));
            _batch.Clear();
            _queue.Take(_batch);
        }
    }

    [Fact]
    public async Task From_many_threads_each_sample_comes_out_once_or_is_counted()
    {
        const int Each = 200_000;
        var adding = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            for (var at = 0; at < Each; at++) _queue.Add(Second(at));
        })));
        var taken = 0L;
        while (!adding.IsCompleted || _queue.Count > 0)
        {
            _batch.Clear();
            _queue.Take(_batch);
            taken += _batch.Count;
        }
        await adding;
        Assert.Equal(3 * Each, taken + _queue.Dropped);
    }
}
