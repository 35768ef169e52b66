namespace HybridFailover.Engine.Sites.Reading;

/// <summary>What must fit together in the policy of a site as a whole.</summary>
internal static class SitePolicyRules
{
    public static IEnumerable<PolicyFault> Faults(Policy policy)
    {
        if (policy.ObservedMaxAge < 2 * policy.ReadInterval)
            yield return new PolicyFault(
                [nameof(Policy.ObservedMaxAge), nameof(Policy.ReadInterval)],
                $"ObservedMaxAge {Scalars.Write(policy.ObservedMaxAge)} with ReadInterval {Scalars.Write(policy.ReadInterval)}",
                $"ObservedMaxAge of at least two ReadIntervals, {Scalars.Write(2 * policy.ReadInterval)}, or one late read makes the routes unknown");
    }
}
