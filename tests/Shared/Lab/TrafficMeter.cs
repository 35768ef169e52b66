using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using HybridFailover.Lab.Namespaces;

namespace HybridFailover.TestSupport.Lab;

/// <summary>
/// Production traffic as its users feel it: a datagram every few milliseconds from the workload to the on-premises host, which sends it
/// back. The sockets live in the two hosts' namespaces, the threads here, so that no further process takes processor time.
/// </summary>
public sealed class TrafficMeter : IDisposable
{
    private const int Port = 7007;

    private readonly Lock _gate = new();
    private readonly List<long> _answeredAt = [];
    private readonly Socket _client, _echo;
    private readonly EndPoint _target;
    private readonly TimeSpan _interval;
    private readonly Thread[] _threads;
    private volatile bool _ended;
    private long _from = Stopwatch.GetTimestamp();
    private long _sent;

    public TrafficMeter(NamespaceNetwork network, IPAddress? target = null, TimeSpan? interval = null)
    {
        var host = target ?? IPAddress.Parse("192.168.50.10");
        _target = new IPEndPoint(host, Port);
        _interval = interval ?? TimeSpan.FromMilliseconds(2);
        var any = _target.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any;
        // Bound to the address it is reached at: answered from another one, a datagram would not belong to its flow.
        _echo = network.Run(LabHost.OnPremisesHost, () => Open(host, Port));
        _client = network.Run(LabHost.Workload, () => Open(any, 0));
        _threads = [new Thread(Echo), new Thread(Send), new Thread(Receive)];
        foreach (var thread in _threads)
        {
            thread.IsBackground = true;
            thread.Priority = ThreadPriority.AboveNormal;
            thread.Start();
        }
    }

    /// <summary>Datagrams sent and answered since the last <see cref="Reset"/>.</summary>
    public (long Sent, long Answered) Counts
    {
        get { lock (_gate) return (_sent, _answeredAt.Count); }
    }

    /// <summary>Longest time without an answer since the last <see cref="Reset"/>, the time until now included.</summary>
    public TimeSpan LongestGap
    {
        get
        {
            lock (_gate)
            {
                var (longest, last) = (0L, _from);
                foreach (var at in _answeredAt) (longest, last) = (Math.Max(longest, at - last), at);
                return Stopwatch.GetElapsedTime(0, Math.Max(longest, Stopwatch.GetTimestamp() - last));
            }
        }
    }

    /// <summary>How long ago the newest answer came.</summary>
    public TimeSpan Silence
    {
        get { lock (_gate) return Stopwatch.GetElapsedTime(_answeredAt is [.., var last] ? last : _from); }
    }

    /// <summary>Forgets what was measured.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _answeredAt.Clear();
            (_from, _sent) = (Stopwatch.GetTimestamp(), 0);
        }
    }

    public void Dispose()
    {
        _ended = true;
        foreach (var thread in _threads) thread.Join();
        _client.Dispose();
        _echo.Dispose();
    }

    private static Socket Open(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 100 };
        socket.Bind(new IPEndPoint(address, port));
        return socket;
    }

    private void Send()
    {
        Span<byte> datagram = stackalloc byte[16];
        for (var next = Stopwatch.GetTimestamp(); !_ended; next += (long)(_interval.TotalSeconds * Stopwatch.Frequency))
        {
            BinaryPrimitives.WriteInt64LittleEndian(datagram, Stopwatch.GetTimestamp());
            try
            {
                _client.SendTo(datagram, _target);
            }
            catch (SocketException)
            {
                // An unreachable network is what is being measured: such a datagram is one without an answer.
            }

            lock (_gate) _sent++;
            var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), next + (long)(_interval.TotalSeconds * Stopwatch.Frequency));
            if (left > TimeSpan.Zero) Thread.Sleep(left);
        }
    }

    private void Echo()
    {
        var buffer = new byte[64];
        EndPoint from = new IPEndPoint(_target.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (!_ended)
        {
            try
            {
                var length = _echo.ReceiveFrom(buffer, ref from);
                _echo.SendTo(buffer.AsSpan(0, length), from);
            }
            catch (SocketException)
            {
                // Nothing for a while: look whether it is over.
            }
        }
    }

    private void Receive()
    {
        var buffer = new byte[64];
        while (!_ended)
        {
            try
            {
                _client.Receive(buffer);
                lock (_gate) _answeredAt.Add(Stopwatch.GetTimestamp());
            }
            catch (SocketException)
            {
                // As above.
            }
        }
    }
}
