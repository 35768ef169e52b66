using System.Net.Sockets;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Probing.Connect;

namespace HybridFailover.Engine.Tests.Probing.Connect;

public sealed class ConnectFailuresTests
{
    [Theory]
    [InlineData(SocketError.ConnectionRefused, false, ConnectFailure.Refused, ConnectOutcome.Failed)]
    [InlineData(SocketError.ConnectionRefused, true, ConnectFailure.Refused, ConnectOutcome.Failed)]
    [InlineData(SocketError.TimedOut, false, ConnectFailure.TimedOut, ConnectOutcome.Failed)]
    [InlineData(SocketError.HostUnreachable, false, ConnectFailure.Unreachable, ConnectOutcome.Failed)]
    [InlineData(SocketError.HostUnreachable, true, ConnectFailure.NoRoute, ConnectOutcome.NotSent)]
    [InlineData(SocketError.NetworkUnreachable, true, ConnectFailure.NoRoute, ConnectOutcome.NotSent)]
    [InlineData(SocketError.ConnectionReset, false, ConnectFailure.ConnectionBroken, ConnectOutcome.Failed)]
    [InlineData(SocketError.AddressNotAvailable, true, ConnectFailure.SourceMissing, ConnectOutcome.NotSent)]
    [InlineData(SocketError.TooManyOpenSockets, true, ConnectFailure.NotPossibleHere, ConnectOutcome.NotSent)]
    public void What_never_left_is_nobodys_loss(SocketError error, bool atOnce, ConnectFailure failure, ConnectOutcome outcome)
    {
        Assert.Equal(failure, ConnectFailures.Of(error, atOnce));
        Assert.Equal(outcome, failure.Outcome());
    }

    [Fact]
    public void Every_failure_has_an_outcome_and_only_none_is_an_answer()
    {
        foreach (var failure in Enum.GetValues<ConnectFailure>())
            Assert.Equal(failure == ConnectFailure.None, failure.Outcome() == ConnectOutcome.Answered);
        Assert.Equal(ConnectOutcome.Failed, ConnectFailure.ConnectionBroken.Outcome());
        Assert.Equal(ConnectOutcome.NotSent, ConnectFailure.AlreadyRunning.Outcome());
    }
}
