namespace HybridFailover.Engine.Probing;

/// <summary>ICMP echo over one binding. The edge of the process: the lab and the tests put their own network behind it. Used by one thread.</summary>
public interface IEchoSocket : IDisposable
{
    /// <summary>Sends a batch without blocking. <paramref name="sentAt"/> gets each request's monotonic time, or <see cref="NotSent"/>
    /// where it could not be sent (no route, no buffer, interface down): such a probe is void, the monitor's own illness and nobody's loss.</summary>
    void Send(ReadOnlySpan<EchoRequest> requests, Span<TimeSpan> sentAt);

    /// <summary>Takes what has arrived, without blocking. Returns how many were taken; fewer than the span's length means: drained.</summary>
    int Receive(Span<EchoReply> replies);

    /// <summary>Why the last send failed, for people; null when it did not.</summary>
    string? SendError { get; }

    /// <summary>Marks a request in <c>sentAt</c> that was not sent.</summary>
    static TimeSpan NotSent => TimeSpan.MinValue;
}
