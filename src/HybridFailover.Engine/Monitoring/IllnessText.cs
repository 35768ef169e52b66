using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Puts into words what is wrong with the monitor itself. Written on the prober's thread, read from any.</summary>
internal sealed class IllnessText(Prober prober, Clock clock)
{
    /// <summary>How long something that is over is still named: long enough to be seen.</summary>
    public static readonly TimeSpan NamedFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private volatile string? _sentence;
    private long _lateCount;
    private string? _failure;
    private TimeSpan _failedAt;
    private TimeSpan _lookedAt = TimeSpan.MinValue;
    private long _attemptsNotSent;
    private TimeSpan _attemptsNotSentAt = TimeSpan.MinValue;

    public string? Sentence => _sentence;

    public long LateCount => Interlocked.Read(ref _lateCount);

    public void Failed(Exception failed, TimeSpan now) => (_failure, _failedAt) = (failed.Message, now);

    public void Look(TimeSpan now)
    {
        var late = prober.Late;
        if (late.Count == LateCount && _lookedAt != TimeSpan.MinValue && now - _lookedAt < LookEvery) return;
        _lookedAt = now;
        Interlocked.Exchange(ref _lateCount, late.Count);
        List<string>? ills = null;
        if (late.Rounds > 0 && now - late.At < NamedFor)
            (ills ??= []).Add(
                $"The prober woke {late.By.TotalMilliseconds:0} ms late at {clock.UtcNow - (now - late.At):HH:mm:ss} UTC; "
                + $"{late.Rounds} open rounds count for nothing ({late.Count} times since start).");
        foreach (var socket in prober.Sockets)
        {
            if (socket.Error is { } error) (ills ??= []).Add(error);
            if (socket.SendError is { } unsent && now - socket.SendErrorAt < NamedFor) (ills ??= []).Add($"Probes were not sent, {unsent}");
        }
        if (prober.AttemptsNotSent != _attemptsNotSent) (_attemptsNotSent, _attemptsNotSentAt) = (prober.AttemptsNotSent, now);
        if (_attemptsNotSent > 0 && now - _attemptsNotSentAt < NamedFor)
            (ills ??= []).Add($"TCP or HTTP probes could not be started ({_attemptsNotSent} since start).");
        if (_failure is not null && now - _failedAt < NamedFor) (ills ??= []).Add($"An iteration of the prober failed: {_failure}");
        _sentence = ills is null ? null : string.Join(" ", ills);
    }
}
