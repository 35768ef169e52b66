using HybridFailover.Aws.Wire;

namespace HybridFailover.Aws.Ec2;

/// <summary>When a read is tried again: reads change nothing, so anything that may pass is.</summary>
internal static class ReadPatience
{
    /// <summary>The first attempt included.</summary>
    public const int Attempts = 3;

    public static bool IsWorthAnother(QueryAnswer answer) => answer.Kind switch
    {
        AnswerKind.Unclear or AnswerKind.NotSent => true,
        AnswerKind.Refused => ErrorTable.IsThrottling(answer.Code) || answer.Status >= 500,
        _ => false,
    };

    /// <summary>Full jitter below 100 ms, then below 400 ms: what is read is wanted now or not at all.</summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="random">0..1.</param>
    public static TimeSpan DelayAfter(int attempt, double random) => TimeSpan.FromMilliseconds(100 * Math.Pow(4, attempt - 1) * random);
}
