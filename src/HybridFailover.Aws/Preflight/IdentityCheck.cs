using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using HybridFailover.Engine.Routing;

namespace HybridFailover.Aws.Preflight;

/// <summary>Who EC2 takes this program for. Needs no permission, but a way to STS, which a closed VPC may lack: then it warns.</summary>
internal static class IdentityCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<PreflightCheck> RunAsync(Ec2RouteControl control, CancellationToken cancel)
    {
        if (control.Credentials.Current is not { } keys) return PreflightCheck.Fail(null, "credentials", control.Credentials.Trouble ?? "There are no AWS credentials.");
        var config = new AmazonSecurityTokenServiceConfig
        {
            RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(control.Region),
            AuthenticationRegion = control.Region,
            IgnoreConfiguredEndpointUrls = true,
            Timeout = Patience,
            ConnectTimeout = TimeSpan.FromSeconds(2),
            MaxErrorRetry = 0,
        };
        // A stand-in for EC2 on this host has keys that only it knows: it is asked itself.
        if (control.Endpoint.IsLoopback) config.ServiceURL = control.Endpoint.ToString();
        try
        {
            AWSCredentials credentials = keys.UseToken ? new SessionAWSCredentials(keys.AccessKey, keys.SecretKey, keys.Token) : new BasicAWSCredentials(keys.AccessKey, keys.SecretKey);
            using var sts = new AmazonSecurityTokenServiceClient(credentials, config);
            var identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancel);
            return PreflightCheck.Pass(null, "credentials", $"EC2 is called as {identity.Arn} in {control.Region}.");
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException or TimeoutException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return PreflightCheck.Warn(null, "credentials", $"EC2 accepts the credentials in {control.Region}; whose they are could not be asked of STS: {e.Message.TrimEnd('.')}. Nothing else depends on STS.");
        }
    }
}
