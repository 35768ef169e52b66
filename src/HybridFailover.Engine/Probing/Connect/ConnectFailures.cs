using System.Net.Sockets;

namespace HybridFailover.Engine.Probing.Connect;

/// <summary>What an error of the socket says about the attempt.</summary>
internal static class ConnectFailures
{
    /// <param name="error">Of opening or connecting.</param>
    /// <param name="atOnce">True when connecting failed before it returned: then no router can have said so, and there is no route from here.</param>
    public static ConnectFailure Of(SocketError error, bool atOnce) => error switch
    {
        SocketError.ConnectionRefused => ConnectFailure.Refused,
        SocketError.TimedOut => ConnectFailure.TimedOut,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown =>
            atOnce ? ConnectFailure.NoRoute : ConnectFailure.Unreachable,
        SocketError.AddressNotAvailable => ConnectFailure.SourceMissing,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => ConnectFailure.ConnectionBroken,
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery => ConnectFailure.NameNotResolved,
        _ => ConnectFailure.NotPossibleHere,
    };

    public static ConnectOutcome Outcome(this ConnectFailure failure) => failure switch
    {
        ConnectFailure.None => ConnectOutcome.Answered,
        >= ConnectFailure.NoRoute => ConnectOutcome.NotSent,
        _ => ConnectOutcome.Failed,
    };
}
