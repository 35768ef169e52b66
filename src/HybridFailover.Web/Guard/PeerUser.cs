using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;

namespace HybridFailover.Web.Guard;

/// <summary>The user of this machine at the other end of a local connection, as the kernel knows it (Linux).</summary>
internal static class PeerUser
{
    private const int SolSocket = 1;
    private const int SoPeerCred = 17;

    /// <returns>A login name, or <c>uid N</c> for one without a name; null when it can't be known.</returns>
    public static string? Of(HttpContext context)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var uid = context.Features.Get<IConnectionSocketFeature>()?.Socket is { AddressFamily: AddressFamily.Unix } socket
            ? UnixPeer(socket)
            : LoopbackPeer(context.Connection);
        return uid is { } known ? NameIn(ReadLines("/etc/passwd"), known) ?? $"uid {known}" : null;
    }

    /// <summary>The owner of the other end's socket in the kernel's table (<c>/proc/net/tcp</c>): its local address is our remote one.</summary>
    internal static uint? OwnerIn(IEnumerable<string> table, IPEndPoint peer, IPEndPoint own)
    {
        foreach (var line in table)
        {
            var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length > 7 && columns[1] == Hex(peer) && columns[2] == Hex(own)) return uint.Parse(columns[7], CultureInfo.InvariantCulture);
        }
        return null;
    }

    internal static string? NameIn(IEnumerable<string> passwd, uint uid)
    {
        foreach (var line in passwd)
        {
            var columns = line.Split(':');
            if (columns.Length > 2 && columns[2] == uid.ToString(CultureInfo.InvariantCulture)) return columns[0];
        }
        return null;
    }

    private static uint? UnixPeer(Socket socket)
    {
        // struct ucred { pid_t pid; uid_t uid; gid_t gid; }
        Span<byte> credentials = stackalloc byte[12];
        return socket.GetRawSocketOption(SolSocket, SoPeerCred, credentials) == 12 ? BitConverter.ToUInt32(credentials[4..8]) : null;
    }

    private static uint? LoopbackPeer(ConnectionInfo connection)
    {
        if (connection is not { RemoteIpAddress: { } remote, LocalIpAddress: { } local }) return null;
        var peer = new IPEndPoint(remote, connection.RemotePort);
        var own = new IPEndPoint(local, connection.LocalPort);
        // A dual-stack socket shows an IPv4 peer in the IPv6 table, and the peer itself may stand in either.
        return OwnerIn(ReadLines("/proc/net/tcp"), Plain(peer), Plain(own)) ?? OwnerIn(ReadLines("/proc/net/tcp6"), Mapped(peer), Mapped(own));
    }

    private static IPEndPoint Plain(IPEndPoint end) => end.Address.IsIPv4MappedToIPv6 ? new(end.Address.MapToIPv4(), end.Port) : end;

    private static IPEndPoint Mapped(IPEndPoint end) => new(end.Address.MapToIPv6(), end.Port);

    /// <summary>As the kernel prints it: 32-bit words in host order, then the port.</summary>
    private static string Hex(IPEndPoint end)
    {
        var bytes = end.Address.GetAddressBytes();
        var words = Enumerable.Range(0, bytes.Length / 4).Select(word => BitConverter.ToUInt32(bytes, word * 4).ToString("X8", CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $"{string.Concat(words)}:{end.Port:X4}");
    }

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // The name of the user is an ornament of the record; the command counts without it.
            return [];
        }
    }
}
