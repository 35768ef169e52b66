using System.Runtime.InteropServices;

namespace HybridFailover.Lab.Namespaces;

/// <summary>
/// Sets kernel routes of one namespace from any thread, in microseconds and without a process: a netlink socket that was opened inside it.
/// A call returns when the kernel has acknowledged: packets follow the route from then on. Thread-safe.
/// </summary>
internal sealed class RouteSocket : IDisposable
{
    private const int NoSuchRoute = 3;

    private readonly Lock _turn = new();
    private readonly string _namespace;
    private readonly int _socket;
    private uint _sequence;

    /// <exception cref="LabException">No such namespace, or no netlink socket to be had in it.</exception>
    public RouteSocket(string networkNamespace)
    {
        _namespace = networkNamespace;
        _socket = NetworkNamespace.Run(networkNamespace, () => Libc.Socket(Libc.Netlink, Libc.Raw | Libc.CloseOnExec, Libc.RouteFamily) is >= 0 and var socket
            ? socket
            : throw new LabException($"No netlink socket in {networkNamespace}: {Libc.Error(Marshal.GetLastPInvokeError())}."));
    }

    /// <summary>Makes the route, or atomically takes the place of the one with the same network, table and metric.</summary>
    /// <exception cref="LabException">The kernel refused.</exception>
    public void Set(in KernelRoute route)
    {
        Span<byte> message = stackalloc byte[RouteMessage.MaxLength];
        lock (_turn)
        {
            var error = Exchange(message[..RouteMessage.WriteSet(message, ++_sequence, route)]);
            if (error != 0) throw Refused("set", route, error);
        }
    }

    /// <summary>Removes the route with this network, table and metric; one that is not there is as good.</summary>
    /// <exception cref="LabException">The kernel refused.</exception>
    public void Remove(in KernelRoute route)
    {
        Span<byte> message = stackalloc byte[RouteMessage.MaxLength];
        lock (_turn)
        {
            var error = Exchange(message[..RouteMessage.WriteRemove(message, ++_sequence, route)]);
            if (error is not (0 or NoSuchRoute)) throw Refused("remove", route, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _ = Libc.Close(_socket);

    private unsafe int Exchange(ReadOnlySpan<byte> message)
    {
        Span<byte> answer = stackalloc byte[1024];
        fixed (byte* sent = message, received = answer)
        {
            if (Libc.Send(_socket, sent, message.Length, 0) != message.Length) return Marshal.GetLastPInvokeError();
            while (true)
            {
                var length = Libc.Receive(_socket, received, answer.Length, 0);
                if (length < 0) return Marshal.GetLastPInvokeError();
                // An acknowledgement of an earlier message can only be left over from a call that was interrupted.
                if (RouteMessage.ReadAcknowledgement(answer[..(int)length]) is { } acknowledged && acknowledged.Sequence == _sequence) return acknowledged.Error;
            }
        }
    }

    private LabException Refused(string what, in KernelRoute route, int error) => new(
        $"The kernel of {_namespace} refused to {what} {route.Network} by {route.Gateway?.ToString() ?? "blackhole"} metric {route.Metric} in table {route.Table}: {Libc.Error(error)}.");
}
