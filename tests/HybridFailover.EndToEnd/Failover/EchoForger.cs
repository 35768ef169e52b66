using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using HybridFailover.Lab.Namespaces;

namespace HybridFailover.EndToEnd.Failover;

/// <summary>What the forger sends for each echo request that it sees.</summary>
public enum Forgery
{
    /// <summary>What the target itself would answer: nobody could tell, and the path stays up.</summary>
    None,

    /// <summary>Identifier, sequence and nonce are right; the sender is not.</summary>
    FromAnotherAddress,

    /// <summary>Sender, identifier and sequence are right, as one who sees half of the packet could have them; the nonce is not.</summary>
    WithAnotherNonce,

    /// <summary>Bit for bit what the target answered to a request of before.</summary>
    Replayed,
}

/// <summary>Somebody on the VPC router who reads the probes of Direct Connect as they pass, and answers in the targets' place.</summary>
internal sealed class EchoForger : IDisposable
{
    private const int IpHeader = 20, Type = IpHeader, Checksum = IpHeader + 2, Nonce = IpHeader + 8;
    private const ushort Ipv4 = 0x0800;

    // Some seconds of probes: long enough ago that nobody waits for their answers.
    private const int Remembered = 60;

    private static readonly IPAddress Probing = IPAddress.Parse("10.0.2.10"), Stranger = IPAddress.Parse("10.0.3.10");

    private readonly Socket _seen, _sent;
    private readonly Thread _thread;
    private readonly Queue<byte[]> _answers = new();
    private volatile Forgery _forgery;
    private volatile bool _ended;
    private long _count;

    public EchoForger(NamespaceNetwork network)
    {
        _seen = network.Run(LabHost.VpcRouter, () => new Socket(AddressFamily.Packet, SocketType.Dgram, (ProtocolType)BinaryPrimitives.ReverseEndianness(Ipv4)) { ReceiveTimeout = 100 });
        _sent = network.Run(LabHost.VpcRouter, () => new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Icmp));
        _sent.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.HeaderIncluded, true);
        _thread = new Thread(Forge) { IsBackground = true };
        _thread.Start();
    }

    public Forgery Forgery { get => _forgery; set => _forgery = value; }

    /// <summary>Packets sent so far.</summary>
    public long Count => Interlocked.Read(ref _count);

    public void Dispose()
    {
        _ended = true;
        _thread.Join();
        _seen.Dispose();
        _sent.Dispose();
    }

    private void Forge()
    {
        var buffer = new byte[2048];
        while (!_ended)
        {
            try
            {
                var length = _seen.Receive(buffer);
                var packet = buffer.AsSpan(0, length);
                if (length < Nonce + 8 || packet[9] != 1 || packet[Type] != 8 || !new IPAddress(packet[12..16]).Equals(Probing)) continue;
                if (Next(Answer(packet)) is not { } forged) continue;
                _sent.SendTo(forged, new IPEndPoint(Probing, 0));
                Interlocked.Increment(ref _count);
            }
            catch (SocketException)
            {
                // Nothing for a while: look whether it is over.
            }
        }
    }

    /// <returns>Null: there is nothing to replay yet.</returns>
    private byte[]? Next(byte[] answer)
    {
        _answers.Enqueue((byte[])answer.Clone());
        var before = _answers.Count > Remembered ? _answers.Dequeue() : null;
        switch (_forgery)
        {
            case Forgery.FromAnotherAddress:
                Stranger.TryWriteBytes(answer.AsSpan(12), out _);
                break;
            case Forgery.WithAnotherNonce:
                answer[Nonce] ^= 1;
                break;
            case Forgery.Replayed:
                return before;
        }

        return Summed(answer);
    }

    /// <summary>The request, turned round: what an honest host sends back.</summary>
    private static byte[] Answer(ReadOnlySpan<byte> request)
    {
        var answer = request.ToArray();
        request[12..16].CopyTo(answer.AsSpan(16));
        request[16..20].CopyTo(answer.AsSpan(12));
        (answer[8], answer[Type]) = (64, 0);
        return Summed(answer);
    }

    /// <summary>The kernel sums the outer header itself.</summary>
    private static byte[] Summed(byte[] packet)
    {
        packet.AsSpan(Checksum, 2).Clear();
        var sum = 0u;
        for (var place = IpHeader; place < packet.Length; place += 2) sum += (uint)(packet[place] << 8 | (place + 1 < packet.Length ? packet[place + 1] : 0));
        while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(Checksum), (ushort)~sum);
        return packet;
    }
}
