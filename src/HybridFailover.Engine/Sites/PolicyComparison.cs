namespace HybridFailover.Engine.Sites;

/// <summary>Compares policies by value; a record compares its lists by reference only.</summary>
public static class PolicyComparison
{
    public static bool SameAs(this Policy policy, Policy other) =>
        policy.FailbackWindows.SequenceEqual(other.FailbackWindows)
        && policy with { FailbackWindows = other.FailbackWindows } == other;
}
