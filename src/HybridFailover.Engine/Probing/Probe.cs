namespace HybridFailover.Engine.Probing;

internal enum ProbeState : byte { Free, Waiting, Answered }

/// <summary>One probe that was sent: what its reply must match.</summary>
internal struct Probe
{
    public Track? Track;
    public long Round;
    public TimeSpan SentAt;
    public UInt128 Address;
    public ulong Nonce;
    public ushort Sequence;
    public byte Target;
    public ProbeState State;
}
