using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HybridFailover.Engine.Probing.Icmp;
using HybridFailover.Engine.Probing.Icmp.Native;
using static HybridFailover.Engine.Probing.Icmp.Native.LinuxConstants;

namespace HybridFailover.Engine.Tests.Probing.Icmp.Native;

public sealed class ControlMessagesTests
{
    [Fact]
    public void The_structures_have_the_sizes_of_the_kernels()
    {
        Assert.Equal(16, Unsafe.SizeOf<IoVector>());
        Assert.Equal(64, Unsafe.SizeOf<MessageHeader>());
        Assert.Equal(16, Unsafe.SizeOf<Timespec>());
        Assert.Equal(8, Unsafe.SizeOf<PollEntry>());
        Assert.Equal(8, Unsafe.SizeOf<BpfInstruction>());
        Assert.Equal(16, Unsafe.SizeOf<BpfProgram>());
    }

    [Fact]
    public void A_time_stamp_is_found_behind_another_message()
    {
        byte[] control = [.. Message(SOL_IP, 2, new byte[5]), .. Message(SOL_SOCKET, SCM_TIMESTAMPNS, Stamp(1_700_000_000, 123_456_789))];
        Assert.Equal(TimeSpan.FromSeconds(1_700_000_000) + TimeSpan.FromTicks(1_234_567), ControlMessages.Stamp(control));
    }

    [Fact]
    public void Without_a_time_stamp_there_is_none()
    {
        Assert.Null(ControlMessages.Stamp([]));
        Assert.Null(ControlMessages.Stamp(Message(SOL_SOCKET, SCM_TIMESTAMPNS, new byte[8])));
        Assert.Null(ControlMessages.Stamp(Message(SOL_SOCKET, SCM_TIMESTAMPNS, Stamp(1, 1_000_000_000))));
        Assert.Null(ControlMessages.Stamp(Message(SOL_SOCKET, SCM_TIMESTAMPNS, Stamp(long.MaxValue, 0))));
    }

    [Fact]
    public void An_error_of_the_queue_tells_type_code_and_sender()
    {
        byte[] error = [113, 0, 0, 0, SO_EE_ORIGIN_ICMP, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, AF_INET, 0, 0, 0, 192, 0, 2, 9, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.True(ControlMessages.TryReadIcmpError(Message(SOL_IP, IP_RECVERR, error), IcmpFamily.V4, out var type, out var code, out var sender));
        Assert.Equal((3, 1, MappedAddress.Of(IPAddress.Parse("192.0.2.9"))), (type, code, sender));

        error[4] = 1; // of local origin
        Assert.False(ControlMessages.TryReadIcmpError(Message(SOL_IP, IP_RECVERR, error), IcmpFamily.V4, out _, out _, out _));
    }

    [Fact]
    public void No_bytes_make_it_throw_or_loop()
    {
        var random = new Random(11);
        byte[] seed = [.. Message(SOL_IP, IP_RECVERR, new byte[44]), .. Message(SOL_SOCKET, SCM_TIMESTAMPNS, Stamp(1, 1))];
        for (var run = 0; run < 100_000; run++)
        {
            var control = seed.ToArray();
            for (var change = random.Next(6); change > 0; change--) control[random.Next(control.Length)] = (byte)random.Next(256);
            var cut = control.AsSpan(0, random.Next(control.Length + 1));
            ControlMessages.Stamp(cut);
            ControlMessages.TryReadIcmpError(cut, (IcmpFamily)random.Next(2), out _, out _, out _);
        }
    }

    private static byte[] Message(int level, int type, byte[] content)
    {
        var bytes = new byte[(16 + content.Length + 7) & ~7];
        MemoryMarshal.Write(bytes, (ulong)(16 + content.Length));
        MemoryMarshal.Write(bytes.AsSpan(8), level);
        MemoryMarshal.Write(bytes.AsSpan(12), type);
        content.CopyTo(bytes, 16);
        return bytes;
    }

    private static byte[] Stamp(long seconds, long nanoseconds)
    {
        var bytes = new byte[16];
        MemoryMarshal.Write(bytes, seconds);
        MemoryMarshal.Write(bytes.AsSpan(8), nanoseconds);
        return bytes;
    }
}
