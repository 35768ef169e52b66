using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace HybridFailover.Aws.Credentials;

/// <summary>Where credentials come from: the SDK's chain (environment, web identity, profile, container, instance), or given keys.</summary>
internal static class CredentialChain
{
    public static Func<bool, Task<ImmutableCredentials>> Of(AwsKeys? keys)
    {
        if (keys is null) return FromSdkAsync;
        var given = new ImmutableCredentials(keys.AccessKey, keys.SecretKey, keys.SessionToken);
        return _ => Task.FromResult(given);
    }

    private static async Task<ImmutableCredentials> FromSdkAsync(bool dropCached)
    {
        var found = await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(null);
        if (dropCached && found is RefreshingAWSCredentials refreshing) refreshing.ClearCredentials();
        return await found.GetCredentialsAsync();
    }
}
