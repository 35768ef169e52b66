namespace HybridFailover.Web.Cli;

/// <summary>What scripts rely on.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The monitor understood and said no; <c>check</c>, <c>audit verify</c>: a check failed; <c>replay</c>: its result is doubtful.</summary>
    public const int Refused = 1;

    /// <summary>Command line, configuration or values are wrong, or the program can't start with them.</summary>
    public const int BadInput = 2;

    /// <summary>Nothing was done: the monitor (<c>check</c>: EC2) could not be reached.</summary>
    public const int Unreachable = 3;

    /// <summary>The command may or may not have been taken. Repeating it with the same id is safe.</summary>
    public const int Unknown = 4;
}
