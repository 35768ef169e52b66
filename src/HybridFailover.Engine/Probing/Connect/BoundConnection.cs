using System.Net;
using System.Net.Sockets;
using System.Text;
using HybridFailover.Engine.Probing.Icmp.Native;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Probing.Connect;

/// <summary>Connects to a target from its source address or interface.</summary>
internal static class BoundConnection
{
    /// <summary>Looks up where a target is: its address, or the one of its URL's host that its source address can reach.</summary>
    /// <exception cref="ConnectFailedException">The name has no such address.</exception>
    public static async ValueTask<IPEndPoint> FindAsync(Target target, CancellationToken cancellation)
    {
        if (target.Address is { } address) return new IPEndPoint(address, target.Port);
        var host = target.Url!.IdnHost;
        try
        {
            var found = await Dns.GetHostAddressesAsync(host, target.Source?.AddressFamily ?? AddressFamily.Unspecified, cancellation);
            if (found.Length > 0) return new IPEndPoint(found[0], target.Port != 0 ? target.Port : target.Url.Port);
            throw new ConnectFailedException(ConnectFailure.NameNotResolved);
        }
        catch (SocketException error)
        {
            throw new ConnectFailedException(ConnectFailure.NameNotResolved, error);
        }
        catch (OperationCanceledException error)
        {
            // Nothing was sent to the target: a name server that does not answer is not the path's loss.
            throw new ConnectFailedException(ConnectFailure.NameNotResolved, error);
        }
    }

    /// <exception cref="ConnectFailedException">It can't be bound.</exception>
    /// <exception cref="SocketException">There is no socket to be had.</exception>
    public static Socket Open(Target target, IPEndPoint to)
    {
        var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            if (target.Interface is { } name) BindToInterface(socket, name);
            if (target.Source is { } source)
            {
                // Without this the kernel reserves a port for this source, whatever the destination; there are some 28,000.
                if (OperatingSystem.IsLinux()) socket.SetRawSocketOption(LinuxConstants.SOL_IP, LinuxConstants.IP_BIND_ADDRESS_NO_PORT, BitConverter.GetBytes(1));
                socket.Bind(new IPEndPoint(source, 0));
            }
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <exception cref="ConnectFailedException">It can't be reached.</exception>
    public static async Task ConnectAsync(Socket socket, IPEndPoint to, CancellationToken cancellation)
    {
        var connecting = socket.ConnectAsync(to, cancellation);
        var atOnce = connecting.IsCompleted;
        try
        {
            await connecting;
        }
        catch (SocketException error)
        {
            // The source was bound to already: here the same error says that its ports are used up.
            var failure = error.SocketErrorCode == SocketError.AddressNotAvailable
                ? ConnectFailure.NotPossibleHere
                : ConnectFailures.Of(error.SocketErrorCode, atOnce);
            throw new ConnectFailedException(failure, error);
        }
    }

    private static void BindToInterface(Socket socket, string name)
    {
        if (!OperatingSystem.IsLinux()) throw new ConnectFailedException(ConnectFailure.InterfaceMissing);
        try
        {
            socket.SetRawSocketOption(LinuxConstants.SOL_SOCKET, LinuxConstants.SO_BINDTODEVICE, Encoding.ASCII.GetBytes(name));
        }
        catch (SocketException error)
        {
            throw new ConnectFailedException(ConnectFailure.InterfaceMissing, error);
        }
    }
}
