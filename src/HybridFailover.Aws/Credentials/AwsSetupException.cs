namespace HybridFailover.Aws.Credentials;

/// <summary>AWS cannot be talked to at all until somebody changes the configuration. The message says what.</summary>
public sealed class AwsSetupException(string message) : Exception(message);
