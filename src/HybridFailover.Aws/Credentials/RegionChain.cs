using Amazon.Runtime;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Aws.Credentials;

/// <summary>Which Region the route tables are in, when the configuration doesn't say.</summary>
internal static class RegionChain
{
    /// <summary>The metadata service's own patience; the chain cannot be cancelled.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>AWS_REGION, the profile's, or the instance's own.</returns>
    /// <exception cref="AwsSetupException">None of them names one.</exception>
    public static async Task<string> ResolveAsync(Clock clock, CancellationToken cancel)
    {
        string why;
        try
        {
            var found = await Task.Run(() => FallbackRegionFactory.GetRegionEndpoint(), CancellationToken.None).WaitAsync(Patience, clock.Provider, cancel);
            if (found is not null) return found.SystemName;
            why = "the metadata service names none";
        }
        catch (TimeoutException)
        {
            why = $"the metadata service did not answer within {Patience.TotalSeconds:0} s";
        }
        throw new AwsSetupException(
            $"No AWS Region: HybridFailover:Aws:Region and AWS_REGION are not set, no profile has one, and {why}. Set HybridFailover:Aws:Region (AWS_DEFAULT_REGION is not read).");
    }
}
