using HybridFailover.Lab.Endpoint.Actions;
using HybridFailover.Lab.Endpoint.Model;

namespace HybridFailover.Lab.Endpoint.Faulting;

/// <summary>A fault that was set, and how much of it is left. Not thread-safe.</summary>
internal sealed class ArmedFault(Fault fault, TimeSpan setAt, VpcWorld worldWhenSet)
{
    private readonly TimeSpan _setAt = setAt;
    private readonly int _burst = fault.Burst ?? 50;
    private readonly double _perSecond = fault.PerSecond ?? 5;
    private int? _left = fault.Times;
    private int _skip = fault.Skip;
    private double _tokens = fault.Burst ?? 50;
    private TimeSpan _filledAt = setAt;

    public Fault Fault => fault;

    public VpcWorld WorldWhenSet => worldWhenSet;

    /// <summary>The fault with what remains of its number.</summary>
    public Fault AsLeft => fault with { Times = _left, Skip = _skip };

    public bool IsOver(TimeSpan now) => _left == 0 || now - _setAt >= fault.For;

    /// <summary>Whether it strikes this call; if so, once less.</summary>
    public bool Meets(CallTraits call, TimeSpan now)
    {
        if (IsOver(now) || !Concerns(call)) return false;
        if (_skip > 0)
        {
            _skip--;
            return false;
        }

        if (fault.Kind == FaultKind.TokenBucket && TakesToken(now)) return false;
        _left--;
        return true;
    }

    private bool Concerns(CallTraits call)
    {
        if (fault.Action is { } action && !Filter.IsLike(action, call.Action)) return false;
        // For a change by somebody else the table is where it happens, not who is meant.
        if (fault.RouteTable is { } table && fault.Kind != FaultKind.ForeignChange && !call.RouteTables.Contains(table)) return false;
        return !call.Writes || fault.Kind is not (FaultKind.StaleReads or FaultKind.LaggingReads);
    }

    private bool TakesToken(TimeSpan now)
    {
        _tokens = Math.Min(_burst, _tokens + ((now - _filledAt).TotalSeconds * _perSecond));
        _filledAt = now;
        if (_tokens < 1) return false;
        _tokens--;
        return true;
    }
}
