using System.Threading.Channels;

namespace HybridFailover.Web.Hubs;

/// <summary>One program's subscription. It is woken, and takes what there is; while its connection is slow it is woken in vain and nothing queues.</summary>
/// <param name="every">Ticks between two messages of samples; 0: none are wanted.</param>
internal sealed class LiveWatcher(LiveSelection selection, int every, int phase)
{
    // One token: who is awake already needs no second one.
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private volatile bool _samplesDue;

    public LiveSelection Selection => selection;

    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Wakes it when its samples are due at this tick.</summary>
    /// <returns>Whether they are.</returns>
    public bool Tick(long tick)
    {
        if (every == 0 || (tick + phase) % every != 0) return false;
        _samplesDue = true;
        Wake();
        return true;
    }

    /// <summary>Waits until there is something to take.</summary>
    /// <returns>Whether samples are due.</returns>
    public async ValueTask<bool> WaitAsync(CancellationToken cancel)
    {
        await _wake.Reader.ReadAsync(cancel);
        var due = _samplesDue;
        _samplesDue = false;
        return due;
    }
}
