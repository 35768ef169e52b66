using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Endpoint.Faulting;

namespace HybridFailover.Lab.Endpoint;

/// <summary>The faults in force. Thread-safe.</summary>
public sealed class Faults
{
    private readonly VpcNetwork _network;
    private readonly Clock _clock;
    private readonly Lock _gate = new();
    private List<ArmedFault> _armed = [];

    internal Faults(VpcNetwork network, Clock clock) => (_network, _clock) = (network, clock);

    /// <summary>What is still to come; faults whose number or time is used up are gone.</summary>
    public IReadOnlyList<Fault> Active
    {
        get
        {
            lock (_gate) return [.. _armed.Where(each => !each.IsOver(_clock.Now)).Select(each => each.AsLeft)];
        }
    }

    /// <summary>Sets a fault. What happens to the network itself and names no action happens now.</summary>
    /// <exception cref="ArgumentException">The fault lacks what its kind needs, or names something that is not there.</exception>
    public void Add(Fault fault)
    {
        FaultRules.Check(fault);
        if (fault.Action is null && fault.Kind is FaultKind.InterfaceLost or FaultKind.ForeignChange)
        {
            ForeignHand.Act(_network, fault);
            return;
        }

        lock (_gate) _armed = [.. _armed, new ArmedFault(fault, _clock.Now, _network.World)];
    }

    /// <summary>Everything works again. What happened to the network stays.</summary>
    public void Clear()
    {
        lock (_gate) _armed = [];
    }

    /// <summary>What befalls this call; counts it against the faults that it meets.</summary>
    internal FaultEffects Meet(CallTraits call)
    {
        if (Volatile.Read(ref _armed).Count == 0) return FaultEffects.None;
        lock (_gate)
        {
            var effects = FaultEffects.None;
            var now = _clock.Now;
            foreach (var each in _armed)
            {
                if (!each.Meets(call, now)) continue;
                if (each.Fault.Kind is FaultKind.InterfaceLost or FaultKind.ForeignChange) ForeignHand.Act(_network, each.Fault);
                else effects = effects.And(each.Fault, each.WorldWhenSet);
                // Whoever is turned away at the door does not meet what waits inside.
                if (effects.Before is not null) break;
            }

            _armed.RemoveAll(each => each.IsOver(now));
            return effects;
        }
    }
}
