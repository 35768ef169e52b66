using System.Runtime.InteropServices;

namespace HybridFailover.Engine.Probing.Icmp.Native;

// Linux's structures on 64-bit machines, where they are the same for every processor and C library that .NET runs on.

/// <summary><c>struct iovec</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct IoVector
{
    public void* Start;
    public nuint Length;
}

/// <summary><c>struct mmsghdr</c> with the <c>struct msghdr</c> in it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MessageHeader
{
    public void* Name;
    public uint NameLength;
    public IoVector* Vectors;
    public nuint VectorCount;
    public void* Control;
    public nuint ControlLength;
    public int Flags;
    private readonly int _endOfInnerStructure;

    /// <summary>Outside <c>msghdr</c>: bytes sent or received.</summary>
    public uint Transferred;
}

/// <summary><c>struct timespec</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Timespec
{
    public long Seconds;
    public long Nanoseconds;
}

/// <summary><c>struct pollfd</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry
{
    public int Descriptor;
    public short Events;
    public short Happened;
}

/// <summary><c>struct epoll_event</c>. Its second member's place depends on the processor; it is not used, so 16 bytes do for all.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct EpollEvent
{
    public uint Events;
}

/// <summary><c>struct sock_filter</c>: one instruction of classic BPF.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct BpfInstruction(ushort Code, byte SkipIfTrue, byte SkipIfFalse, uint Operand);

/// <summary><c>struct sock_fprog</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct BpfProgram
{
    public ushort Length;
    public BpfInstruction* Instructions;
}
