using Microsoft.Win32.SafeHandles;

namespace HybridFailover.Engine.Probing.Icmp.Native;

/// <summary>A file descriptor that is closed once, and not while a call uses it.</summary>
internal sealed class Descriptor : SafeHandleMinusOneIsInvalid
{
    public Descriptor() : base(ownsHandle: true) { }

    public Descriptor(int number) : base(ownsHandle: true) => SetHandle(number);

    /// <summary>The number, for structures; the caller keeps this object alive meanwhile.</summary>
    public int Number => (int)handle;

    protected override bool ReleaseHandle() => Libc.Close((int)handle) == 0;
}
