using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Probing;

/// <summary>One target of a track, and how it stood bursts against steady rounds.</summary>
internal sealed class TrackTarget(Target target)
{
    public Target Target => target;

    /// <summary>Its address as replies carry it; 0 for TCP and HTTP.</summary>
    public UInt128 Key { get; } = target is { Kind: TargetKind.Icmp, Address: { } address } ? Icmp.MappedAddress.Of(address) : 0;

    /// <summary>The socket that probes it; null for TCP and HTTP.</summary>
    public ProbeSocket? Socket { get; set; }

    public long SteadySent { get; private set; }
    public long SteadyLost { get; private set; }

    /// <summary>Steady rounds that it did not answer, the present run.</summary>
    public long LostInARow { get; private set; }

    public long RehearsedSent { get; private set; }
    public long RehearsedLost { get; private set; }

    public void Count(RoundKind kind, bool isLost)
    {
        if (kind == RoundKind.Steady)
        {
            SteadySent++;
            LostInARow = isLost ? LostInARow + 1 : 0;
            if (isLost) SteadyLost++;
        }
        else if (kind == RoundKind.Rehearsal)
        {
            RehearsedSent++;
            if (isLost) RehearsedLost++;
        }
        // Rounds of a burst say nothing here: it was started because something was lost.
    }
}
