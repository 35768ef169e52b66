using System.Runtime.InteropServices;
using static HybridFailover.Engine.Probing.Icmp.Native.LinuxConstants;

namespace HybridFailover.Engine.Probing.Icmp.Native;

/// <summary>What the kernel tells beside a message: a chain of <c>struct cmsghdr</c>, each aligned to 8 bytes.</summary>
internal static class ControlMessages
{
    private const int HeaderLength = 16;

    /// <summary>The content of the first control message of a kind. A malformed chain ends where it stops making sense.</summary>
    public static bool TryFind(ReadOnlySpan<byte> control, int level, int type, out ReadOnlySpan<byte> content)
    {
        while (control.Length >= HeaderLength)
        {
            var length = MemoryMarshal.Read<ulong>(control);
            if (length < HeaderLength || length > (ulong)control.Length) break;
            if (MemoryMarshal.Read<int>(control[8..]) == level && MemoryMarshal.Read<int>(control[12..]) == type)
            {
                content = control[HeaderLength..(int)length];
                return true;
            }
            var step = ((int)length + 7) & ~7;
            if (step > control.Length) break;
            control = control[step..];
        }
        content = default;
        return false;
    }

    /// <summary>The kernel's time stamp, since the Unix epoch; null where it gave none.</summary>
    public static TimeSpan? Stamp(ReadOnlySpan<byte> control)
    {
        if (!TryFind(control, SOL_SOCKET, SCM_TIMESTAMPNS, out var content) || content.Length < 16) return null;
        var at = MemoryMarshal.Read<Timespec>(content);
        if (at.Seconds is < 0 or > 1L << 36 || at.Nanoseconds is < 0 or > 999_999_999) return null;
        return new TimeSpan(at.Seconds * TimeSpan.TicksPerSecond + at.Nanoseconds / TimeSpan.NanosecondsPerTick);
    }

    /// <summary>Type, code and sender of the ICMP error that a message of the error queue stands for. False when it stands for a local error.</summary>
    public static bool TryReadIcmpError(ReadOnlySpan<byte> control, IcmpFamily family, out byte type, out byte code, out UInt128 sender)
    {
        (type, code, sender) = (0, 0, 0);
        var (level, name, origin) = family == IcmpFamily.V4 ? (SOL_IP, IP_RECVERR, SO_EE_ORIGIN_ICMP) : (SOL_IPV6, IPV6_RECVERR, SO_EE_ORIGIN_ICMP6);
        // struct sock_extended_err: errno, origin, type, code, padding, two numbers; then the sender's address.
        if (!TryFind(control, level, name, out var error) || error.Length < 16 || error[4] != origin) return false;
        (type, code) = (error[5], error[6]);
        return SocketAddressBytes.TryRead(error[16..], out sender);
    }
}
