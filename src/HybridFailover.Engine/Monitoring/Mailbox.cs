using System.Collections.Immutable;
using System.Threading.Channels;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>One site's mailbox: events come in from any thread, the machine takes them one at a time, and its effects are carried out in order.</summary>
internal sealed class Mailbox(SiteState initial, Clock clock, IEffects effects)
{
    private readonly Channel<Func<Instant, SiteEvent>> _events = Channel.CreateUnbounded<Func<Instant, SiteEvent>>(new() { SingleReader = true });
    private SiteState _state = initial;
    private long _wakeAt;

    /// <summary>The newest state; immutable, read without a lock.</summary>
    public SiteState State => Volatile.Read(ref _state);

    /// <summary>The site as configured now.</summary>
    public Site Site => State.Site;

    /// <summary>Monotonic: when the machine wants to be asked again.</summary>
    public TimeSpan WakeAt => new(Volatile.Read(ref _wakeAt));

    /// <summary>Leaves an event. Its time is that at which the machine takes it, so that time never runs back for the machine.</summary>
    public void Post(Func<Instant, SiteEvent> make) => _events.Writer.TryWrite(make);

    /// <summary>No more events; what is in the box is still taken.</summary>
    public void Close() => _events.Writer.TryComplete();

    /// <summary>Takes events until the box is closed and empty.</summary>
    public async Task RunAsync()
    {
        while (await _events.Reader.WaitToReadAsync().ConfigureAwait(false))
            while (_events.Reader.TryRead(out var make))
                await TakeAsync(make).ConfigureAwait(false);
    }

    /// <summary>Takes one event: the only place where a site's state changes.</summary>
    internal async ValueTask TakeAsync(Func<Instant, SiteEvent> make)
    {
        try
        {
            var before = _state;
            var decision = Machine.Decide(before, make(new Instant(clock.Now, clock.UtcNow)));
            Volatile.Write(ref _state, decision.State);
            Volatile.Write(ref _wakeAt, decision.WakeAt.Ticks);
            var pending = effects.Carry(this, decision.Effects);
            if (!pending.IsCompletedSuccessfully) await pending.ConfigureAwait(false);
            effects.Decided(this, before, decision);
        }
        catch (Exception error)
        {
            effects.Failed(this, error);
        }
    }
}

/// <summary>Carries out what a machine wants. The shell around the pure core.</summary>
internal interface IEffects
{
    /// <summary>Carries a decision's effects out, in order; completes at once unless an intent among them is not durable yet.</summary>
    ValueTask Carry(Mailbox site, ImmutableArray<Effect> decided);

    /// <summary>A decision was taken and its effects are on their way.</summary>
    void Decided(Mailbox site, SiteState before, Decision decision);

    /// <summary>Taking an event failed; the state is as before it.</summary>
    void Failed(Mailbox site, Exception error);
}
