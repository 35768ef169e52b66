namespace HybridFailover.Engine.Probing;

/// <summary>At most 10 bursts in any 60 s.</summary>
internal sealed class BurstBudget
{
    public const int BurstsPerMinute = 10;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly TimeSpan[] _startedAt = new TimeSpan[BurstsPerMinute];
    private int _oldest;
    private int _count;

    public bool Allows(TimeSpan now) => _count < BurstsPerMinute || now - _startedAt[_oldest] >= Minute;

    /// <summary>Also for bursts beyond the budget, which a lost round starts: they push its end further out.</summary>
    public void Take(TimeSpan now)
    {
        _startedAt[_oldest] = now;
        _oldest = (_oldest + 1) % BurstsPerMinute;
        if (_count < BurstsPerMinute) _count++;
    }
}
