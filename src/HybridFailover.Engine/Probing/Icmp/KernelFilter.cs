using HybridFailover.Engine.Probing.Icmp.Native;
using static HybridFailover.Engine.Probing.Icmp.Native.LinuxConstants;

namespace HybridFailover.Engine.Probing.Icmp;

/// <summary>What the kernel drops before it wakes us: every other type of message, and the replies to other programs' pings.</summary>
internal static unsafe class KernelFilter
{
    /// <summary>Lets echo replies and errors through to a raw socket, and nothing else.</summary>
    public static void AttachTypes(Descriptor socket, IcmpFamily family)
    {
        if (family == IcmpFamily.V4)
        {
            // A bit that is set drops the type.
            var dropped = ~(1u << IcmpTypes.V4EchoReply | 1u << IcmpTypes.V4Unreachable | 1u << IcmpTypes.V4TimeExceeded);
            Libc.SetSocketOption(socket, SOL_RAW, ICMP_FILTER, &dropped, sizeof(uint));
            return;
        }
        var words = stackalloc uint[8];
        new Span<uint>(words, 8).Fill(uint.MaxValue);
        foreach (var type in (ReadOnlySpan<byte>)[IcmpTypes.V6Unreachable, IcmpTypes.V6PacketTooBig, IcmpTypes.V6TimeExceeded, IcmpTypes.V6EchoReply])
            words[type / 32] &= ~(1u << type % 32);
        Libc.SetSocketOption(socket, SOL_ICMPV6, ICMPV6_FILTER, words, 8 * sizeof(uint));
    }

    /// <summary>Drops echo replies with another identifier. It saves work only: where the kernel refuses it, replies are told apart later anyway.</summary>
    public static void AttachIdentifier(Descriptor socket, IcmpFamily family, ushort identifier)
    {
        Span<BpfInstruction> instructions = stackalloc BpfInstruction[7];
        var length = WriteIdentifierProgram(instructions, family, identifier);
        fixed (BpfInstruction* first = instructions)
        {
            var program = new BpfProgram { Length = (ushort)length, Instructions = first };
            Libc.SetSocketOption(socket, SOL_SOCKET, SO_ATTACH_FILTER, &program, (uint)sizeof(BpfProgram));
        }
    }

    /// <summary>Takes <see cref="AttachIdentifier"/> back.</summary>
    public static void DetachIdentifier(Descriptor socket)
    {
        var unused = 0;
        Libc.SetSocketOption(socket, SOL_SOCKET, SO_DETACH_FILTER, &unused, sizeof(int));
    }

    /// <summary>Classic BPF: an echo reply passes with this identifier only, everything else passes. Returns the number of instructions.</summary>
    /// <remarks>IPv4 packets begin with their IP header, of variable length; ICMPv6 ones with the ICMP header.</remarks>
    internal static int WriteIdentifierProgram(Span<BpfInstruction> program, IcmpFamily family, ushort identifier)
    {
        const ushort loadHeaderLength = 0xB1, loadByte = 0x30, loadHalf = 0x28, loadByteBehind = 0x50, loadHalfBehind = 0x48, jumpIfEqual = 0x15, give = 0x06;
        var at = 0;
        if (family == IcmpFamily.V4) program[at++] = new(loadHeaderLength, 0, 0, 0);
        program[at++] = new(family == IcmpFamily.V4 ? loadByteBehind : loadByte, 0, 0, 0);
        program[at++] = new(jumpIfEqual, 0, 2, IcmpTypes.EchoReply(family));
        program[at++] = new(family == IcmpFamily.V4 ? loadHalfBehind : loadHalf, 0, 0, 4);
        program[at++] = new(jumpIfEqual, 0, 1, identifier);
        program[at++] = new(give, 0, 0, uint.MaxValue);
        program[at++] = new(give, 0, 0, 0);
        return at;
    }
}
