using System.Net.Http.Headers;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.SecurityToken;

namespace HybridFailover.Aws.Wire;

/// <summary>
/// Signs requests with the SDK's own signer; the sending is ours. Of the SDK's pipeline nothing else is used: measured on
/// loopback it took 4 ms for a write and a read where this takes 1 ms (100 writes and a read: 15 ms and 4 ms), 150 ms for the
/// first call, and it sends a write up to 11 times over a broken connection. With a client of our own a time-out, an unread
/// answer and a request that never left are three different things.
/// </summary>
internal sealed class RequestSigner
{
    private readonly string _service;
    private readonly string _region;
    private readonly AmazonSecurityTokenServiceConfig _config;

    /// <param name="service"><c>ec2</c> or <c>sts</c>.</param>
    /// <param name="region">Always given: for an endpoint that it doesn't know the signer would take AWS_REGION or us-east-1.</param>
    public RequestSigner(string service, string region)
    {
        (_service, _region) = (service, region);
        _config = new AmazonSecurityTokenServiceConfig { AuthenticationRegion = region, RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region) };
    }

    /// <summary>A signed POST of a form.</summary>
    public HttpRequestMessage Sign(Uri endpoint, byte[] body, ImmutableCredentials keys, DateTimeOffset at)
    {
        var signed = new DefaultRequest(new SignedCall(), _service)
        {
            HttpMethod = "POST",
            Endpoint = endpoint,
            ResourcePath = "/",
            Content = body,
            OverrideSigningServiceName = _service,
            AuthenticationRegion = _region,
        };
        signed.Headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
        if (keys.UseToken) signed.Headers["X-Amz-Security-Token"] = keys.Token;
        var signature = new AWS4Signer().SignRequest(signed, _config, null, keys.AccessKey, keys.SecretKey, at.UtcDateTime);

        var message = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in signed.Headers)
        {
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
                message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else if (!name.Equals("host", StringComparison.OrdinalIgnoreCase))
                message.Headers.TryAddWithoutValidation(name, value);
        }
        message.Headers.TryAddWithoutValidation("Authorization", signature.ForAuthorizationHeader);
        return message;
    }

    private sealed class SignedCall : AmazonWebServiceRequest;
}
