namespace HybridFailover.Engine.Probing;

/// <summary>A probe socket can't be had; the message names what failed, with which value, and what to do.</summary>
public sealed class ProbingException : Exception
{
    public ProbingException(string message) : base(message) { }
    public ProbingException(string message, Exception inner) : base(message, inner) { }
    public ProbingException() { }
}
