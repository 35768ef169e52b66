namespace HybridFailover.Engine.Failover;

/// <summary>What reading the state file came to.</summary>
public abstract record StateReading
{
    private StateReading() { }

    /// <summary>There is no such file: a first start, if the routes show the preferred path everywhere.</summary>
    public sealed record Missing(string Sentence) : StateReading;

    /// <summary>There is one, and it can't be used: failback waits for a person.</summary>
    public sealed record Unreadable(string Sentence) : StateReading;

    public sealed record Read(Remembered Remembered) : StateReading;
}
