namespace HybridFailover.Engine.Probing.Connect;

/// <summary>Ends an attempt with a known failure.</summary>
internal sealed class ConnectFailedException(ConnectFailure failure, Exception? inner = null) : Exception(failure.ToString(), inner)
{
    public ConnectFailure Failure => failure;
}
