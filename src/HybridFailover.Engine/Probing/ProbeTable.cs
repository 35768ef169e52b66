using System.Runtime.CompilerServices;

namespace HybridFailover.Engine.Probing;

/// <summary>
/// The probes of one socket by sequence. A slot stands until the sequence comes round again; one whose reply may still come is never given
/// away (the table grows instead, up to the 65,536 sequences that there are), so a reply is never taken for another probe's.
/// </summary>
internal sealed class ProbeTable(ushort first, int capacity = 64)
{
    /// <summary>How long after its timeout an unanswered probe keeps its slot while there is room: replies until then are recorded as late.</summary>
    public static readonly TimeSpan LateFor = TimeSpan.FromSeconds(5);

    private const int Sequences = 65_536;
    private Probe[] _probes = new Probe[capacity];
    private ushort _next = first;

    public int Capacity => _probes.Length;

    /// <summary>A slot for a probe that is about to be sent; its sequence is set. Null reference: every sequence waits for its reply.</summary>
    public ref Probe Take(TimeSpan now)
    {
        ref var probe = ref _probes[_next & (_probes.Length - 1)];
        if (probe.State == ProbeState.Waiting && probe.Track is { } track)
        {
            var age = now - probe.SentAt - track.Timeout;
            if (age <= LateFor && _probes.Length < Sequences)
            {
                Grow();
                return ref Take(now);
            }
            if (age <= TimeSpan.Zero) return ref Unsafe.NullRef<Probe>();
        }
        probe = default;
        probe.Sequence = _next++;
        return ref probe;
    }

    /// <summary>The probe of a sequence; null reference: it was never sent, or its slot was taken over (lap check).</summary>
    public ref Probe Find(ushort sequence)
    {
        ref var probe = ref _probes[sequence & (_probes.Length - 1)];
        if (probe.State == ProbeState.Free || probe.Sequence != sequence) return ref Unsafe.NullRef<Probe>();
        return ref probe;
    }

    private void Grow()
    {
        var larger = new Probe[_probes.Length * 2];
        foreach (ref var probe in _probes.AsSpan())
            if (probe.State != ProbeState.Free) larger[probe.Sequence & (larger.Length - 1)] = probe;
        _probes = larger;
    }
}
