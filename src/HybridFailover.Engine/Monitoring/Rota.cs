namespace HybridFailover.Engine.Monitoring;

/// <summary>Whose turn it is: each of many once in a period, evenly spread over it.</summary>
internal sealed class Rota
{
    private TimeSpan _due = TimeSpan.MinValue;
    private int _last;

    /// <summary>How many turns fell due. After a long pause each has one, and that is all there is to do.</summary>
    public int Due(int count, TimeSpan period, TimeSpan now)
    {
        if (count == 0 || now < _due) return 0;
        var step = period / count;
        if (_due == TimeSpan.MinValue) _due = now;
        var due = (now - _due).Ticks / step.Ticks + 1;
        _due = due > count ? now + step : _due + due * step;
        return (int)Math.Min(due, count);
    }

    public int Next(int count) => _last = (_last + 1) % count;
}
