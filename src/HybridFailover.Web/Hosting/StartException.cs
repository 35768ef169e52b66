namespace HybridFailover.Web.Hosting;

/// <summary>The program can't start, for a reason that the person who starts it can remove: told in words, without a stack trace, exit code 2.</summary>
internal sealed class StartException : Exception
{
    public StartException(string message) : base(message) { }
    public StartException(string message, Exception inner) : base(message, inner) { }
    public StartException() { }
}
