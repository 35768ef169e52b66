using System.Runtime.InteropServices;

namespace HybridFailover.Engine.Probing;

/// <summary>Fills bytes at random; the real one is the system's cryptographic source.</summary>
internal delegate void Entropy(Span<byte> bytes);

/// <summary>Nonces that a forger off the path can't guess, fetched by the block: one by one they would cost a system call a probe.</summary>
internal sealed class NonceSource(Entropy entropy)
{
    private readonly ulong[] _block = new ulong[512];
    private int _next = 512;

    public ulong Next()
    {
        if (_next == _block.Length)
        {
            entropy(MemoryMarshal.AsBytes(_block.AsSpan()));
            _next = 0;
        }
        return _block[_next++];
    }
}
