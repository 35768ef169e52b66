using HybridFailover.Engine.Sites;

namespace HybridFailover.Aws.Wire;

/// <summary>
/// The time that requests are signed with: this host's, corrected by what the endpoint's <c>Date</c> header says.
/// EC2 refuses a signature that is more than 5 minutes off; a host with a wrong clock must still be able to fail over.
/// </summary>
internal sealed class ServerClock(Clock clock)
{
    /// <summary>Core corrects beyond 4 minutes, too: below that the signature is not what was wrong.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(4);

    private long _offset;

    public DateTimeOffset Now => clock.UtcNow + Offset;

    /// <summary>How far the endpoint is ahead of this host, as far as it was corrected.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Volatile.Read(ref _offset));

    /// <summary>Takes the endpoint's time after a refused signature.</summary>
    /// <returns>True when signing again, with the time as it is now, may succeed.</returns>
    public bool Correct(DateTimeOffset? date)
    {
        if (date is not { } theirs || (theirs - Now).Duration() <= Tolerated) return false;
        Volatile.Write(ref _offset, (theirs - clock.UtcNow).Ticks);
        return true;
    }
}
