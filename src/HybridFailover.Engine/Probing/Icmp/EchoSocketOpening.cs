using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using HybridFailover.Engine.Probing.Icmp.Native;
using static HybridFailover.Engine.Probing.Icmp.Native.LinuxConstants;

namespace HybridFailover.Engine.Probing.Icmp;

/// <summary>Opens ICMP sockets and binds them, or says what to do.</summary>
internal static unsafe class EchoSocketOpening
{
    // Enough for half a second of replies at 10,000 a second.
    private const int ReceiveBuffer = 8 << 20, SendBuffer = 1 << 20;

    /// <summary>Opens, binds and filters a socket.</summary>
    /// <returns>The socket, and whether it is a raw one.</returns>
    /// <exception cref="ProbingException">It can't be had.</exception>
    public static (Descriptor Socket, bool Raw) Open(SocketBinding binding, EchoSocketKind kind)
    {
        RefuseContradictions(binding);
        var family = FamilyOf(binding);
        var (socket, raw) = OpenUnbound(binding.Family, kind);
        try
        {
            if (binding.Interface is { } name) BindToInterface(socket, name);
            BindToAddress(socket, binding, raw);
            Tune(socket, family, raw);
            return (socket, raw);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public static IcmpFamily FamilyOf(SocketBinding binding) =>
        binding.Family == AddressFamily.InterNetwork ? IcmpFamily.V4 : IcmpFamily.V6;

    /// <summary>Binds to an interface by its name. Once more after the interface was removed and made again: the kernel bound to the one that is gone.</summary>
    /// <returns>0 or the error's number.</returns>
    public static int TryBindToInterface(Descriptor socket, string name)
    {
        var bytes = Encoding.ASCII.GetBytes(name);
        fixed (byte* start = bytes)
            return Libc.SetSocketOption(socket, SOL_SOCKET, SO_BINDTODEVICE, start, (uint)bytes.Length) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    private static void RefuseContradictions(SocketBinding binding)
    {
        if (binding.Family is not (AddressFamily.InterNetwork or AddressFamily.InterNetworkV6))
            throw new ProbingException($"ICMP is probed over IPv4 and IPv6, not over {binding.Family}.");
        if (binding.Source is { } source && source.AddressFamily != binding.Family)
            throw new ProbingException($"The source address {source} is not of its targets' address family. Give a source of the same family.");
    }

    private static (Descriptor Socket, bool Raw) OpenUnbound(AddressFamily family, EchoSocketKind kind)
    {
        var (domain, protocol) = family == AddressFamily.InterNetwork ? (AF_INET, IPPROTO_ICMP) : (AF_INET6, IPPROTO_ICMPV6);
        const int flags = SOCK_NONBLOCK | SOCK_CLOEXEC;
        if (kind == EchoSocketKind.BestAllowed)
        {
            var raw = Libc.Socket(domain, SOCK_RAW | flags, protocol);
            if (raw >= 0) return (new Descriptor(raw), true);
            var error = Marshal.GetLastPInvokeError();
            if (error is not (EPERM or EACCES)) throw Refused(family, error);
        }
        var datagram = Libc.Socket(domain, SOCK_DGRAM | flags, protocol);
        if (datagram >= 0) return (new Descriptor(datagram), false);
        throw Refused(family, Marshal.GetLastPInvokeError());
    }

    private static ProbingException Refused(AddressFamily family, int error)
    {
        var version = family == AddressFamily.InterNetwork ? "IPv4" : "IPv6";
        return error switch
        {
            EPERM or EACCES => new ProbingException(
                $"This process may not send ICMP over {version}: it has no CAP_NET_RAW, and its group is outside net.ipv4.ping_group_range. Do one of these: "
                + "give the program the capability (setcap cap_net_raw+ep FILE; in a systemd unit AmbientCapabilities=CAP_NET_RAW), "
                + "or allow unprivileged ICMP sockets (sysctl -w net.ipv4.ping_group_range=\"0 2147483647\"). TCP and HTTP targets need neither."),
            EAFNOSUPPORT or EPROTONOSUPPORT => new ProbingException(
                $"This machine has no {version} ({Marshal.GetPInvokeErrorMessage(error)}). Enable it, or remove the {version} targets."),
            _ => new ProbingException($"An ICMP socket over {version} could not be opened: {Marshal.GetPInvokeErrorMessage(error)} (error {error})."),
        };
    }

    private static void BindToInterface(Descriptor socket, string name)
    {
        var error = TryBindToInterface(socket, name);
        if (error == 0) return;
        throw new ProbingException(error is ENODEV or EINVAL
            ? $"The interface {name} does not exist here. Make it (ip link shows those that exist), or correct ?interface={name}."
            : $"The socket could not be bound to the interface {name}: {Marshal.GetPInvokeErrorMessage(error)} (error {error}).");
    }

    private static void BindToAddress(Descriptor socket, SocketBinding binding, bool raw)
    {
        // An unbound raw socket needs no address; a datagram one gets its identifier by being bound.
        if (binding.Source is null && raw) return;
        var source = binding.Source ?? (binding.Family == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any);
        Span<byte> address = stackalloc byte[SocketAddressBytes.Capacity];
        var length = SocketAddressBytes.Write(address, source);
        fixed (byte* start = address)
            if (Libc.Bind(socket, start, (uint)length) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        throw new ProbingException(error == EADDRNOTAVAIL
            ? $"The source address {source} is not an address of this machine. Add it (ip address add), or correct ?source={source}."
            : $"The socket could not be bound to the source address {source}: {Marshal.GetPInvokeErrorMessage(error)} (error {error}).");
    }

    private static void Tune(Descriptor socket, IcmpFamily family, bool raw)
    {
        // Beyond the system's limits where that is allowed, else as far as they go.
        if (Set(socket, SOL_SOCKET, SO_RCVBUFFORCE, ReceiveBuffer) != 0) Set(socket, SOL_SOCKET, SO_RCVBUF, ReceiveBuffer);
        if (Set(socket, SOL_SOCKET, SO_SNDBUFFORCE, SendBuffer) != 0) Set(socket, SOL_SOCKET, SO_SNDBUF, SendBuffer);
        Set(socket, SOL_SOCKET, SO_TIMESTAMPNS, 1);
        // 84 bytes fit every link. A packet that must not be fragmented needs no packet identifier, whose choice costs the kernel time.
        if (family == IcmpFamily.V4) Set(socket, SOL_IP, IP_MTU_DISCOVER, IP_PMTUDISC_DO);
        if (raw) KernelFilter.AttachTypes(socket, family);
        else if (family == IcmpFamily.V4) Set(socket, SOL_IP, IP_RECVERR, 1);
        else Set(socket, SOL_IPV6, IPV6_RECVERR, 1);
    }

    private static int Set(Descriptor socket, int level, int name, int value) => Libc.SetSocketOption(socket, level, name, &value, sizeof(int));
}
