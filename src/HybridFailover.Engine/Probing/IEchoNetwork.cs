namespace HybridFailover.Engine.Probing;

/// <summary>Opens sockets and waits for any of them. Used by one thread, but for <see cref="Wake"/>.</summary>
public interface IEchoNetwork : IDisposable
{
    /// <summary>Opens a socket.</summary>
    /// <exception cref="ProbingException">ICMP is not allowed here, or the source address or interface does not exist; the message says what to do.</exception>
    IEchoSocket Open(SocketBinding binding);

    /// <summary>Returns when a socket of this network has something to receive, when <paramref name="timeout"/> is over, or at <see cref="Wake"/>.</summary>
    void Wait(TimeSpan timeout);

    /// <summary>Ends a wait from any thread.</summary>
    void Wake();
}
