using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Probing.Icmp;

/// <summary>Turns the kernel's time stamps, which are wall-clock times, into monotonic ones: the wall clock is used for the age of a stamp only.</summary>
/// <param name="Monotonic">Now, monotonic.</param>
/// <param name="Realtime">Now, as time since the Unix epoch, at the same moment.</param>
internal readonly record struct ReceiptTime(TimeSpan Monotonic, TimeSpan Realtime)
{
    private static readonly TimeSpan OldestCredible = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SameMoment = TimeSpan.FromMicroseconds(20);

    /// <summary>Reads both clocks. The thread may be interrupted between the two: then they are not of one moment, and are read again.</summary>
    public static ReceiptTime Read(Clock clock)
    {
        ReceiptTime read = default;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var before = clock.Now;
            var realtime = clock.UtcNow - DateTimeOffset.UnixEpoch;
            var after = clock.Now;
            read = new ReceiptTime(after, realtime);
            if (after - before <= SameMoment) break;
        }
        return read;
    }

    /// <summary>The monotonic time of a stamp. A stamp from the future, or older than a second, tells of a clock that was set meanwhile: now.</summary>
    /// <param name="stamp">The kernel's, since the Unix epoch; null where it gave none.</param>
    public TimeSpan Of(TimeSpan? stamp)
    {
        if (stamp is not { } at) return Monotonic;
        var age = Realtime - at;
        return age >= TimeSpan.Zero && age <= OldestCredible ? Monotonic - age : Monotonic;
    }
}
