using System.Net;
using System.Net.Sockets;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Probing.Icmp;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Probing.Icmp;

/// <summary>Against the kernel: real sockets, on loopback and in namespaces of the tests' own.</summary>
public sealed class LinuxEchoNetworkTests
{
    private const ushort Identifier = 0x4846;
    private static readonly SocketBinding V4 = new(AddressFamily.InterNetwork, null, null);
    private static readonly SocketBinding V6 = new(AddressFamily.InterNetworkV6, null, null);
    private readonly Clock _clock = new(TimeProvider.System);

    [Theory]
    [InlineData("127.0.0.1", EchoSocketKind.BestAllowed)]
    [InlineData("::1", EchoSocketKind.BestAllowed)]
    [InlineData("127.0.0.1", EchoSocketKind.Datagram)]
    [InlineData("::1", EchoSocketKind.Datagram)]
    public void Every_probe_of_a_large_batch_is_answered_with_what_it_carried(string address, EchoSocketKind kind) => OwnNetwork.Run(() =>
    {
        OwnNetwork.AllowDatagramIcmp(true);
        using var network = new LinuxEchoNetwork(_clock, kind);
        var target = IPAddress.Parse(address);
        using var socket = (LinuxEchoSocket)network.Open(target.AddressFamily == AddressFamily.InterNetwork ? V4 : V6);
        Assert.Equal(kind == EchoSocketKind.BestAllowed, socket.IsRaw);

        var requests = Enumerable.Range(0, 150).Select(n => new EchoRequest(target, Identifier, (ushort)(65_500 + n), (ulong)n << 40 | 7)).ToArray();
        var sentAt = new TimeSpan[requests.Length];
        socket.Send(requests, sentAt);
        Assert.Null(socket.SendError);

        var replies = Collect(network, socket, requests.Length);
        foreach (var (request, sent) in requests.Zip(sentAt))
        {
            var reply = Assert.Single(replies, reply => reply.Sequence == request.Sequence);
            Assert.Equal((EchoReplyKind.Reply, MappedAddress.Of(target), Identifier, request.Nonce), (reply.Kind, reply.Source, reply.Identifier, reply.Nonce));
            Assert.InRange(reply.ReceivedAt, sent, _clock.Now);
        }
    });

    [Fact]
    public void A_batch_that_can_be_sent_in_part_is_sent_in_part() => OwnNetwork.Run(() =>
    {
        OwnNetwork.Command("ip", "route add unreachable 10.9.9.0/24");
        using var network = new LinuxEchoNetwork(_clock);
        using var socket = network.Open(V4);
        string[] targets = ["10.9.9.9", "127.0.0.1", "10.9.9.9", "10.9.9.9", "127.0.0.2", "::1", "127.0.0.3", "203.0.113.1"];
        var requests = targets.Select((target, n) => new EchoRequest(IPAddress.Parse(target), Identifier, (ushort)n, (ulong)n)).ToArray();
        var sentAt = new TimeSpan[requests.Length];
        socket.Send(requests, sentAt);

        Assert.Equal([1, 4, 6], Enumerable.Range(0, targets.Length).Where(n => sentAt[n] != IEchoSocket.NotSent));
        Assert.Contains("203.0.113.1", socket.SendError);
        Assert.Equal([1, 4, 6], Collect(network, socket, 3).Select(reply => (int)reply.Sequence).Order());

        socket.Send(requests.AsSpan(1, 1), sentAt);
        Assert.Null(socket.SendError);
    });

    [Theory]
    [InlineData("10.99.1.1", EchoReplyKind.HostUnreachable, EchoSocketKind.BestAllowed)]
    [InlineData("10.99.1.1", EchoReplyKind.HostUnreachable, EchoSocketKind.Datagram)]
    [InlineData("10.99.2.1", EchoReplyKind.AdministrativelyProhibited, EchoSocketKind.BestAllowed)]
    [InlineData("10.99.2.1", EchoReplyKind.AdministrativelyProhibited, EchoSocketKind.Datagram)]
    [InlineData("10.99.3.1", EchoReplyKind.NetworkUnreachable, EchoSocketKind.BestAllowed)]
    [InlineData("10.99.3.1", EchoReplyKind.NetworkUnreachable, EchoSocketKind.Datagram)]
    [InlineData("fd99:1::1", EchoReplyKind.NetworkUnreachable, EchoSocketKind.BestAllowed)]
    [InlineData("fd99:1::1", EchoReplyKind.NetworkUnreachable, EchoSocketKind.Datagram)]
    [InlineData("fd99:2::1", EchoReplyKind.AdministrativelyProhibited, EchoSocketKind.BestAllowed)]
    [InlineData("fd99:2::1", EchoReplyKind.AdministrativelyProhibited, EchoSocketKind.Datagram)]
    public void A_routers_refusal_is_matched_to_its_probe(string address, EchoReplyKind expected, EchoSocketKind kind) => OwnNetwork.RunBehindRouter(
        () =>
        {
            OwnNetwork.Command("ip", "route add unreachable 10.99.1.0/24");
            OwnNetwork.Command("ip", "route add prohibit 10.99.2.0/24"); // and no route at all to 10.99.3.0/24
            OwnNetwork.Command("ip", "-6 route add unreachable fd99:1::/64");
            OwnNetwork.Command("ip", "-6 route add prohibit fd99:2::/64");
        },
        () =>
        {
            OwnNetwork.AllowDatagramIcmp(true);
            using var network = new LinuxEchoNetwork(_clock, kind);
            var target = IPAddress.Parse(address);
            var v4 = target.AddressFamily == AddressFamily.InterNetwork;
            using var socket = network.Open(v4 ? V4 : V6);
            var sentAt = new TimeSpan[1];
            socket.Send([new EchoRequest(target, Identifier, 77, 0xABCDEF)], sentAt);
            Assert.NotEqual(IEchoSocket.NotSent, sentAt[0]);

            var reply = Assert.Single(Collect(network, socket, 1));
            var router = MappedAddress.Of(IPAddress.Parse(v4 ? "10.77.0.1" : "fd77::1"));
            Assert.Equal((expected, router, MappedAddress.Of(target)), (reply.Kind, reply.Source, reply.Destination));
            Assert.Equal((Identifier, 77, 0xABCDEFUL), (reply.Identifier, reply.Sequence, reply.Nonce));
            Assert.InRange(reply.ReceivedAt, sentAt[0], _clock.Now);
        });

    [Fact]
    public void An_error_that_waits_on_a_datagram_socket_costs_no_later_probe() => OwnNetwork.RunBehindRouter(
        () => OwnNetwork.Command("ip", "route add unreachable 10.99.1.0/24"),
        () =>
        {
            OwnNetwork.AllowDatagramIcmp(true);
            using var network = new LinuxEchoNetwork(_clock, EchoSocketKind.Datagram);
            using var socket = network.Open(V4);
            var sentAt = new TimeSpan[2];
            const int rounds = 5; // a router on Linux sends no more errors at once
            for (ushort round = 0; round < rounds; round++)
            {
                socket.Send(
                    [new EchoRequest(IPAddress.Parse("10.99.1.1"), Identifier, round, 1), new EchoRequest(IPAddress.Parse("10.77.0.1"), Identifier, (ushort)(100 + round), 2)],
                    sentAt);
                Assert.DoesNotContain(IEchoSocket.NotSent, sentAt);
                network.Wait(TimeSpan.FromSeconds(2)); // for the error, which is left waiting
            }
            var replies = Collect(network, socket, 2 * rounds);
            Assert.Equal(rounds, replies.Count(reply => reply.Kind == EchoReplyKind.HostUnreachable));
            Assert.Equal(rounds, replies.Count(reply => reply.Kind == EchoReplyKind.Reply));
        });

    [Fact]
    public void Replies_to_another_identifier_do_not_wake_a_raw_socket() => OwnNetwork.Run(() =>
    {
        using var network = new LinuxEchoNetwork(_clock);
        using var othersNetwork = new LinuxEchoNetwork(_clock);
        foreach (var (binding, target) in ((SocketBinding, string)[])[(V4, "127.0.0.1"), (V6, "::1")])
        {
            using var socket = network.Open(binding);
            var sentAt = new TimeSpan[1];
            socket.Send([new EchoRequest(IPAddress.Parse(target), Identifier, 1, 1)], sentAt);
            Assert.Single(Collect(network, socket, 1));
            using var other = othersNetwork.Open(binding);
            other.Send([new EchoRequest(IPAddress.Parse(target), Identifier + 1, 2, 2)], sentAt);
            Assert.Single(Collect(othersNetwork, other, 1));
            Assert.Equal(0, socket.Receive(new EchoReply[4]));

            // A second identifier on one socket: both get through.
            socket.Send([new EchoRequest(IPAddress.Parse(target), Identifier + 2, 3, 3), new EchoRequest(IPAddress.Parse(target), Identifier, 4, 4)], new TimeSpan[2]);
            Assert.Equal([3, 4], Collect(network, socket, 2).Select(reply => (int)reply.Sequence).Order());
        }
    });

    [Fact]
    public void A_source_address_is_bound_to() => OwnNetwork.Run(() =>
    {
        OwnNetwork.Command("ip", "address add 10.55.0.1/32 dev lo");
        using var network = new LinuxEchoNetwork(_clock);
        using var socket = network.Open(V4 with { Source = IPAddress.Parse("10.55.0.1") });
        using var other = network.Open(V4 with { Source = IPAddress.Parse("127.0.0.1") });
        socket.Send([new EchoRequest(IPAddress.Parse("127.0.0.9"), Identifier, 1, 1)], new TimeSpan[1]);
        Assert.Single(Collect(network, socket, 1));
        Assert.Equal(0, other.Receive(new EchoReply[1]));
    });

    [Fact]
    public void An_interface_that_was_removed_and_made_again_is_bound_to_again() => OwnNetwork.Run(() =>
    {
        MakeInterface();
        using var network = new LinuxEchoNetwork(_clock);
        using var socket = network.Open(V4 with { Interface = "again" });
        var sentAt = new TimeSpan[1];
        EchoRequest[] request = [new EchoRequest(IPAddress.Parse("10.66.0.9"), Identifier, 1, 1)];
        socket.Send(request, sentAt);
        Assert.NotEqual(IEchoSocket.NotSent, sentAt[0]);

        OwnNetwork.Command("ip", "link delete again");
        socket.Send(request, sentAt);
        Assert.Equal(IEchoSocket.NotSent, sentAt[0]);
        Assert.Contains("10.66.0.9", socket.SendError);

        MakeInterface();
        socket.Send(request, sentAt);
        Assert.NotEqual(IEchoSocket.NotSent, sentAt[0]);
        Assert.Null(socket.SendError);

        static void MakeInterface()
        {
            OwnNetwork.Command("ip", "link add again type veth peer name peer");
            OwnNetwork.Command("ip", "address add 10.66.0.1/24 dev again");
            OwnNetwork.Command("ip", "link set peer up");
            OwnNetwork.Command("ip", "link set again up");
        }
    });

    [Fact]
    public void What_can_not_be_bound_is_named_with_what_to_do() => OwnNetwork.Run(() =>
    {
        using var network = new LinuxEchoNetwork(_clock);
        Assert.Equal(
            "The source address 10.1.2.3 is not an address of this machine. Add it (ip address add), or correct ?source=10.1.2.3.",
            Assert.Throws<ProbingException>(() => network.Open(V4 with { Source = IPAddress.Parse("10.1.2.3") })).Message);
        Assert.Equal(
            "The interface wg7 does not exist here. Make it (ip link shows those that exist), or correct ?interface=wg7.",
            Assert.Throws<ProbingException>(() => network.Open(V4 with { Interface = "wg7" })).Message);
        Assert.Contains("address family", Assert.Throws<ProbingException>(() => network.Open(V6 with { Source = IPAddress.Loopback })).Message);
    });

    [Fact]
    public void Where_ICMP_is_not_allowed_the_error_names_both_ways_to_allow_it() => OwnNetwork.Run(() =>
    {
        OwnNetwork.AllowDatagramIcmp(false);
        using var network = new LinuxEchoNetwork(_clock, EchoSocketKind.Datagram);
        foreach (var binding in (SocketBinding[])[V4, V6])
        {
            var message = Assert.Throws<ProbingException>(() => network.Open(binding)).Message;
            Assert.Contains("CAP_NET_RAW", message);
            Assert.Contains("net.ipv4.ping_group_range", message);
            Assert.Contains("setcap cap_net_raw+ep", message);
            Assert.Contains("AmbientCapabilities=CAP_NET_RAW", message);
        }
    });

    [Theory]
    [InlineData("127.0.0.1", EchoSocketKind.BestAllowed)]
    [InlineData("::1", EchoSocketKind.BestAllowed)]
    [InlineData("127.0.0.1", EchoSocketKind.Datagram)]
    [InlineData("::1", EchoSocketKind.Datagram)]
    public void Nothing_is_allocated_for_a_probe_or_a_reply(string address, EchoSocketKind kind) => OwnNetwork.Run(() =>
    {
        OwnNetwork.AllowDatagramIcmp(true);
        using var network = new LinuxEchoNetwork(_clock, kind);
        var target = IPAddress.Parse(address);
        using var socket = network.Open(target.AddressFamily == AddressFamily.InterNetwork ? V4 : V6);
        var requests = Enumerable.Range(0, 50).Select(n => new EchoRequest(target, Identifier, (ushort)n, (ulong)n)).ToArray();
        var sentAt = new TimeSpan[requests.Length];
        var replies = new EchoReply[64];
        // The steady state: what is compiled or made at a first use, also of a rare way, is behind.
        for (var round = 0; round < 200; round++) Round();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++) Round();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Round()
        {
            socket.Send(requests, sentAt);
            for (var left = requests.Length; left > 0; left -= socket.Receive(replies)) network.Wait(TimeSpan.FromSeconds(1));
        }
    });

    [Fact]
    public void A_wake_ends_the_next_wait_from_any_thread_and_once()
    {
        using var network = new LinuxEchoNetwork(_clock);
        var waiting = new Thread(() => network.Wait(TimeSpan.FromDays(1))) { IsBackground = true };
        waiting.Start();
        network.Wake();
        Assert.True(waiting.Join(TimeSpan.FromSeconds(30)));

        var before = _clock.Now;
        network.Wait(TimeSpan.FromMilliseconds(5));
        Assert.True(_clock.Now - before >= TimeSpan.FromMilliseconds(5));
    }

    [Fact]
    public void After_the_end_a_wake_does_nothing()
    {
        var network = new LinuxEchoNetwork(_clock);
        network.Dispose();
        network.Wake();
        network.Dispose();
    }

    private List<EchoReply> Collect(LinuxEchoNetwork network, IEchoSocket socket, int count)
    {
        var replies = new List<EchoReply>();
        var room = new EchoReply[10];
        for (var giveUpAt = _clock.Now + TimeSpan.FromSeconds(5); replies.Count < count && _clock.Now < giveUpAt;)
        {
            network.Wait(TimeSpan.FromMilliseconds(100));
            int taken;
            do
            {
                taken = socket.Receive(room);
                replies.AddRange(room.AsSpan(0, taken));
            } while (taken == room.Length);
        }
        return replies;
    }
}
