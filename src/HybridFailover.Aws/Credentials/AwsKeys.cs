namespace HybridFailover.Aws.Credentials;

/// <summary>Given keys instead of the SDK's chain: for a lab's endpoint, and for tests.</summary>
/// <param name="SessionToken">Null: long-lived keys.</param>
public sealed record AwsKeys(string AccessKey, string SecretKey, string? SessionToken = null)
{
    /// <summary>Keys are not for logs.</summary>
    public override string ToString() => $"{AccessKey} …";
}
