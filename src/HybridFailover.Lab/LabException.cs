namespace HybridFailover.Lab;

/// <summary>The lab can't do what was asked; the message names what, with which value, and what to do.</summary>
public sealed class LabException : Exception
{
    public LabException(string message) : base(message) { }
    public LabException(string message, Exception inner) : base(message, inner) { }
    public LabException() { }
}
