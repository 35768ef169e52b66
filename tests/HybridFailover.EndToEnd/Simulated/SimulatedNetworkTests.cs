using System.Net;
using System.Net.Sockets;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab;
using HybridFailover.Lab.Simulated;
using HybridFailover.TestSupport.Lab;

namespace HybridFailover.EndToEnd.Simulated;

public sealed class SimulatedNetworkTests
{
    private static readonly IPAddress Target = IPAddress.Parse("192.168.50.10");
    private static readonly PathConditions Plain = new() { Latency = TimeSpan.FromMilliseconds(10) };
    private readonly SteppedTime _time = new();

    [Fact]
    public void A_reply_is_to_be_had_when_its_time_has_come_and_not_before()
    {
        var (network, socket) = Open(Plain);
        Send(socket, 1);
        _time.Advance(TimeSpan.FromMilliseconds(9.9));
        Assert.Empty(Receive(socket));
        network.Wait(TimeSpan.FromSeconds(1));
        var reply = Assert.Single(Receive(socket));
        Assert.Equal((EchoReplyKind.Reply, (ushort)1, 101UL, TimeSpan.FromMilliseconds(10)), (reply.Kind, reply.Sequence, reply.Nonce, reply.ReceivedAt));
        Assert.Equal(AddressNumber.Of(Target), reply.Source);
    }

    [Fact]
    public void A_wait_ends_at_its_timeout_when_nothing_is_under_way()
    {
        var (network, _) = Open(Plain);
        network.Wait(TimeSpan.FromMilliseconds(40));
        Assert.Equal(TimeSpan.FromMilliseconds(40), _time.Elapsed);
    }

    [Fact]
    public async Task A_wake_ends_a_wait_from_another_thread()
    {
        using var network = new SimulatedNetwork(new Clock(TimeProvider.System), [NewPath(Plain)]);
        var waiting = Task.Run(() => network.Wait(TimeSpan.FromHours(1)), TestContext.Current.CancellationToken);
        network.Wake();
        await waiting.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void The_same_seed_gives_the_same_course_of_events_and_another_one_does_not()
    {
        var rough = Plain with { Jitter = TimeSpan.FromMilliseconds(3), LossRatio = 0.2, Bursts = new BurstLoss(0.05, 0.3), DuplicateRatio = 0.1, LateRatio = 0.1 };
        Assert.Equal(Course(rough, 7), Course(rough, 7));
        Assert.NotEqual(Course(rough, 7), Course(rough, 8));
    }

    [Fact]
    public void Random_loss_is_what_was_asked_for() =>
        // Five standard deviations of a binomial of 5000 at 0.3; the seed is fixed, so this either always holds or never.
        Assert.InRange(LostOf(Plain with { LossRatio = 0.3 }, 5000).Count(lost => lost) / 5000.0, 0.268, 0.332);

    [Fact]
    public void Bursty_loss_has_its_mean_and_comes_in_runs()
    {
        var bursts = new BurstLoss(EnterRatio: 0.02, LeaveRatio: 0.2);
        var lost = LostOf(Plain with { Bursts = bursts }, 20_000);
        var runs = lost.Zip(lost.Prepend(false)).Count(pair => pair.First && !pair.Second);
        Assert.InRange(lost.Count(each => each) / 20_000.0, bursts.MeanRatio * 0.8, bursts.MeanRatio * 1.2);
        Assert.InRange((double)lost.Count(each => each) / runs, 4, 6); // 1 / 0.2
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("down")]
    [InlineData("one-way")]
    [InlineData("one-way-back")]
    [InlineData("loss=100%")]
    public void A_cut_path_answers_nothing_until_it_is_healed(string how)
    {
        var (network, socket) = Open(Plain);
        network.Find("lax1", "DX").SetCut(PathCut.Parse(how));
        Send(socket, 1);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(Receive(socket));
        network.Find("LAX1", "dx").SetCut(null);
        Send(socket, 2);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, Assert.Single(Receive(socket)).Sequence);
    }

    [Fact]
    public void A_rejecting_router_quotes_the_probe()
    {
        var (network, socket) = Open(Plain);
        network.Find("LAX1", "dx").SetCut(PathCut.Reject);
        Send(socket, 3);
        _time.Advance(TimeSpan.FromSeconds(1));
        var error = Assert.Single(Receive(socket));
        Assert.Equal((EchoReplyKind.HostUnreachable, AddressNumber.Of(Target), (ushort)3), (error.Kind, error.Destination, error.Sequence));
        Assert.NotEqual(AddressNumber.Of(Target), error.Source);
    }

    [Fact]
    public void A_dead_path_with_forgers_gives_only_replies_that_can_be_told_from_true_ones()
    {
        var (_, socket) = Open(PathConditions.BlackHole with { ForgedRatio = 1 });
        for (ushort sequence = 0; sequence < 10; sequence++) Send(socket, sequence);
        _time.Advance(TimeSpan.FromSeconds(5));
        var forged = Receive(socket);
        Assert.Equal(10, forged.Count);
        Assert.All(forged, reply => Assert.True(reply.Source != AddressNumber.Of(Target) || reply.Nonce != 100UL + reply.Sequence));
        Assert.Contains(forged, reply => reply.Source == AddressNumber.Of(Target));
    }

    [Fact]
    public void Duplicates_and_late_replies_come_as_often_as_asked_for()
    {
        var (_, socket) = Open(Plain with { DuplicateRatio = 1, LateRatio = 1, LateBy = TimeSpan.FromSeconds(2) });
        Send(socket, 1);
        _time.Advance(TimeSpan.FromMilliseconds(2009));
        Assert.Empty(Receive(socket));
        _time.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Equal([1, 1], Receive(socket).Select(reply => (int)reply.Sequence));
    }

    [Fact]
    public void A_script_cuts_and_heals_at_its_times()
    {
        var network = new SimulatedNetwork(new Clock(_time), [NewPath(Plain)],
            [new ScriptedCut(TimeSpan.FromSeconds(2), "LAX1", "dx", null), new ScriptedCut(TimeSpan.FromSeconds(1), "LAX1", "dx", PathCut.Drop)], _time.Advance);
        var socket = network.Open(new SocketBinding(AddressFamily.InterNetwork, null, null));
        var answered = new List<int>();
        for (ushort tenth = 0; tenth < 30; tenth++)
        {
            Send(socket, tenth);
            _time.Advance(TimeSpan.FromMilliseconds(100));
            answered.AddRange(Receive(socket).Select(reply => (int)reply.Sequence));
        }

        Assert.Equal([.. Enumerable.Range(0, 10), .. Enumerable.Range(20, 10)], answered);
    }

    [Fact]
    public void An_address_that_no_path_leads_to_is_not_sent_and_says_so()
    {
        var (_, socket) = Open(Plain);
        var sentAt = new TimeSpan[1];
        socket.Send([new EchoRequest(IPAddress.Parse("10.9.9.9"), 1, 1, 1)], sentAt);
        Assert.Equal(IEchoSocket.NotSent, sentAt[0]);
        Assert.Contains("10.9.9.9", socket.SendError, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_is_not_there_is_answered_with_those_that_are()
    {
        var (network, _) = Open(Plain);
        var refused = Assert.Throws<LabException>(() => network.Find("LAX1", "mpls"));
        Assert.Contains("LAX1 dx", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated_for_a_probe()
    {
        var (network, socket) = Open(Plain with { Jitter = TimeSpan.FromMilliseconds(2), DuplicateRatio = 0.1, ForgedRatio = 0.1 });
        var requests = new EchoRequest[8];
        var sentAt = new TimeSpan[8];
        var replies = new EchoReply[64];
        void Rounds(int count)
        {
            for (var round = 0; round < count; round++)
            {
                for (var index = 0; index < requests.Length; index++) requests[index] = new EchoRequest(Target, 1, (ushort)(round + index), 5);
                socket.Send(requests, sentAt);
                network.Wait(TimeSpan.FromMilliseconds(1));
                _time.Advance(TimeSpan.FromMilliseconds(40));
                while (socket.Receive(replies) == replies.Length) { }
            }
        }

        Rounds(2000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Rounds(2000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static SimulatedPath NewPath(PathConditions conditions, int seed = 1) => new("LAX1", "dx", [Target], conditions, seed);

    private (SimulatedNetwork Network, IEchoSocket Socket) Open(PathConditions conditions, int seed = 1)
    {
        var network = new SimulatedNetwork(new Clock(_time), [NewPath(conditions, seed)], pass: _time.Advance);
        return (network, network.Open(new SocketBinding(AddressFamily.InterNetwork, null, null)));
    }

    private static void Send(IEchoSocket socket, ushort sequence) =>
        socket.Send([new EchoRequest(Target, 1, sequence, 100UL + sequence)], stackalloc TimeSpan[1]);

    private static List<EchoReply> Receive(IEchoSocket socket)
    {
        var replies = new EchoReply[64];
        return [.. replies.Take(socket.Receive(replies))];
    }

    private List<bool> LostOf(PathConditions conditions, int count)
    {
        var (_, socket) = Open(conditions);
        var lost = new List<bool>();
        for (var index = 0; index < count; index++)
        {
            Send(socket, (ushort)index);
            _time.Advance(TimeSpan.FromSeconds(1));
            lost.Add(Receive(socket).Count == 0);
        }

        return lost;
    }

    private static List<EchoReply> Course(PathConditions conditions, int seed)
    {
        var time = new SteppedTime();
        var network = new SimulatedNetwork(new Clock(time), [NewPath(conditions, seed)], pass: time.Advance);
        var socket = network.Open(new SocketBinding(AddressFamily.InterNetwork, null, null));
        var all = new List<EchoReply>();
        for (ushort sequence = 0; sequence < 300; sequence++)
        {
            Send(socket, sequence);
            network.Wait(TimeSpan.FromMilliseconds(7));
            all.AddRange(Receive(socket));
        }

        return all;
    }
}
