namespace HybridFailover.Lab.Endpoint;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>503 <c>RequestLimitExceeded</c>.</summary>
    RequestLimitExceeded,

    /// <summary>503 <c>EC2ThrottledException</c>.</summary>
    Ec2Throttled,

    /// <summary>503 <c>RequestLimitExceeded</c> once the bucket of <see cref="Fault.Burst"/> calls, refilled with <see cref="Fault.PerSecond"/>, is empty.</summary>
    TokenBucket,

    /// <summary>500 <c>InternalError</c>.</summary>
    InternalError,

    /// <summary>503 <c>Unavailable</c>.</summary>
    Unavailable,

    /// <summary>The connection is closed instead of an answer; unless said otherwise, after the change was made.</summary>
    ConnectionClosed,

    /// <summary>200 with half of the XML, after the change was made.</summary>
    TruncatedXml,

    /// <summary>The answer takes <see cref="Fault.Delay"/> longer; before the change unless said otherwise.</summary>
    SlowAnswer,

    /// <summary>Reads show the network as it was when the fault was set.</summary>
    StaleReads,

    /// <summary>Reads show the network as it was <see cref="Fault.Delay"/> ago: each change appears that much later.</summary>
    LaggingReads,

    /// <summary>400 <c>RequestExpired</c>.</summary>
    ExpiredCredentials,

    /// <summary>403 <c>UnauthorizedOperation</c>, dry runs included.</summary>
    Unauthorized,

    /// <summary><see cref="Fault.Interface"/> disappears; rows to it become black holes. Just before the next matching call, or at once when no action is named.</summary>
    InterfaceLost,

    /// <summary>Somebody else points <see cref="Fault.Destination"/> of <see cref="Fault.RouteTable"/> at <see cref="Fault.Target"/>, or without a target deletes the static row. Just before the next matching call, or at once when no action is named.</summary>
    ForeignChange,
}

/// <summary>Something that goes wrong on request: for which calls, how often, how long.</summary>
public sealed record Fault
{
    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>Only for this action; <c>*</c> and <c>?</c> are known. Null: for every action.</summary>
    public string? Action { get; init; }

    /// <summary>Only for calls that name this table. Null: for any.</summary>
    public string? RouteTable { get; init; }

    /// <summary>For this many matching calls. Null: until cleared or over.</summary>
    public int? Times { get; init; }

    /// <summary>This many matching calls pass unharmed first.</summary>
    public int Skip { get; init; }

    /// <summary>Over this long after it was set. Null: never.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>For <see cref="FaultKind.SlowAnswer"/> and <see cref="FaultKind.LaggingReads"/>.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the change is made first. Null: as the kind says.</summary>
    public bool? AfterChange { get; init; }

    /// <summary>For <see cref="FaultKind.TokenBucket"/>: calls at once. Null: 50, EC2's own for writes.</summary>
    public int? Burst { get; init; }

    /// <summary>For <see cref="FaultKind.TokenBucket"/>: calls a second afterwards. Null: 5, EC2's own for writes.</summary>
    public double? PerSecond { get; init; }

    /// <summary>For <see cref="FaultKind.InterfaceLost"/>.</summary>
    public string? Interface { get; init; }

    /// <summary>For <see cref="FaultKind.ForeignChange"/>.</summary>
    public string? Destination { get; init; }

    /// <summary>For <see cref="FaultKind.ForeignChange"/>.</summary>
    public string? Target { get; init; }
}
