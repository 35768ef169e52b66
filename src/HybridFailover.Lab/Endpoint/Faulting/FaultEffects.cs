using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint.Faulting;

/// <summary>How a call ends that is neither answered nor refused.</summary>
internal enum Cut { None, ClosedBefore, ClosedAfter, Truncated }

/// <summary>What all faults together do to one call.</summary>
internal sealed record FaultEffects
{
    public static FaultEffects None { get; } = new();

    public TimeSpan DelayBefore { get; private init; }

    public TimeSpan DelayAfter { get; private init; }

    /// <summary>Refused; nothing is changed.</summary>
    public Refusal? Before { get; private init; }

    /// <summary>Refused by word, done in fact.</summary>
    public Refusal? After { get; private init; }

    public Cut Cut { get; private init; }

    /// <summary>What reads see instead of the present.</summary>
    public VpcWorld? FrozenWorld { get; private init; }

    /// <summary>How far behind reads are.</summary>
    public TimeSpan Lag { get; private init; }

    public FaultEffects And(Fault fault, VpcWorld worldWhenSet) => fault.Kind switch
    {
        FaultKind.RequestLimitExceeded or FaultKind.TokenBucket => Refused(fault, new Refusal(503, "RequestLimitExceeded", "Request limit exceeded.")),
        FaultKind.Ec2Throttled => Refused(fault, new Refusal(503, "EC2ThrottledException", "Request limit exceeded.")),
        FaultKind.InternalError => Refused(fault, new Refusal(500, "InternalError", "An internal error has occurred")),
        FaultKind.Unavailable => Refused(fault, new Refusal(503, "Unavailable", "The service is unavailable. Please try again shortly.")),
        FaultKind.ExpiredCredentials => Refused(fault, SignatureCheck.Expired()),
        FaultKind.Unauthorized => Refused(fault, new Refusal(403, "UnauthorizedOperation", "You are not authorized to perform this operation.")),
        FaultKind.ConnectionClosed => this with { Cut = fault.AfterChange ?? true ? Cut.ClosedAfter : Cut.ClosedBefore },
        FaultKind.TruncatedXml => this with { Cut = Cut.Truncated },
        FaultKind.SlowAnswer when fault.AfterChange == true => this with { DelayAfter = DelayAfter + fault.Delay },
        FaultKind.SlowAnswer => this with { DelayBefore = DelayBefore + fault.Delay },
        FaultKind.StaleReads => this with { FrozenWorld = worldWhenSet },
        FaultKind.LaggingReads => this with { Lag = fault.Delay },
        _ => this,
    };

    private FaultEffects Refused(Fault fault, Refusal refusal) =>
        fault.AfterChange == true ? this with { After = refusal } : this with { Before = refusal };
}
