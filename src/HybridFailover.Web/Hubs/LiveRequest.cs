namespace HybridFailover.Web.Hubs;

/// <summary>What a program wants to be told.</summary>
/// <param name="Sites">Codes, without regard to case; none: every site, also those that are configured later.</param>
/// <param name="SamplesPerSecond">How often the paths' figures: 0 (never) to 10. What is measured more often is conflated.</param>
public sealed record LiveRequest(IReadOnlyList<string>? Sites = null, double SamplesPerSecond = 1);
