namespace HybridFailover.Engine.Probing.Icmp.Native;

/// <summary>Numbers of Linux's interface, under the names that its manual gives them.</summary>
internal static class LinuxConstants
{
    public const int AF_INET = 2, AF_INET6 = 10;
    public const int SOCK_DGRAM = 2, SOCK_RAW = 3, SOCK_NONBLOCK = 0x800, SOCK_CLOEXEC = 0x80000;
    public const int IPPROTO_ICMP = 1, IPPROTO_ICMPV6 = 58;

    public const int SOL_IP = 0, SOL_SOCKET = 1, SOL_IPV6 = 41, SOL_ICMPV6 = 58, SOL_RAW = 255;
    public const int SO_SNDBUF = 7, SO_RCVBUF = 8, SO_BINDTODEVICE = 25, SO_ATTACH_FILTER = 26, SO_DETACH_FILTER = 27,
        SO_SNDBUFFORCE = 32, SO_RCVBUFFORCE = 33, SO_TIMESTAMPNS = 35, SCM_TIMESTAMPNS = 35;
    public const int IP_MTU_DISCOVER = 10, IP_PMTUDISC_DO = 2, IP_RECVERR = 11, IP_BIND_ADDRESS_NO_PORT = 24, IPV6_RECVERR = 25, ICMP_FILTER = 1, ICMPV6_FILTER = 1;
    public const byte SO_EE_ORIGIN_ICMP = 2, SO_EE_ORIGIN_ICMP6 = 3;

    public const int MSG_TRUNC = 0x20, MSG_DONTWAIT = 0x40, MSG_ERRQUEUE = 0x2000, MSG_NOSIGNAL = 0x4000;

    public const int EPOLL_CLOEXEC = 0x80000, EPOLL_CTL_ADD = 1, EPOLLIN = 1, POLLIN = 1;
    public const int EFD_CLOEXEC = 0x80000, EFD_NONBLOCK = 0x800;
    public const int PR_SET_TIMERSLACK = 29;

    public const int EPERM = 1, EINTR = 4, ENXIO = 6, EAGAIN = 11, EACCES = 13, ENODEV = 19, EINVAL = 22, EPROTONOSUPPORT = 93, EAFNOSUPPORT = 97,
        EADDRNOTAVAIL = 99, ENOBUFS = 105;
}
