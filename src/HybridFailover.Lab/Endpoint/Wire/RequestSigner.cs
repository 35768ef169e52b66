using System.Globalization;
using System.Text;

namespace HybridFailover.Lab.Endpoint.Wire;

/// <summary>Signs what the endpoint sends to itself while it warms up.</summary>
internal static class RequestSigner
{
    /// <summary>The headers that a POST of this body to / needs, by lower-case name.</summary>
    public static Dictionary<string, string> Headers(AccessKey key, string region, string service, string host, string body, DateTimeOffset now)
    {
        var at = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["host"] = host, ["x-amz-date"] = at };
        if (key.SessionToken is { } token) headers["x-amz-security-token"] = token;
        var names = headers.Keys.Order(StringComparer.Ordinal).ToArray();
        var unsigned = new Authorization(key.Id, at[..8], region, service, names, "");
        var bytes = Encoding.UTF8.GetBytes(body);
        var request = new SignedRequest("POST", "/", "", headers.GetValueOrDefault, bytes);
        var signature = SignatureV4.Sign(SignatureV4.SigningKey(key.Secret, at[..8], region, service), request, unsigned, at, SignatureV4.Hash(bytes));
        headers["authorization"] = $"AWS4-HMAC-SHA256 Credential={key.Id}/{at[..8]}/{region}/{service}/aws4_request, SignedHeaders={string.Join(';', names)}, Signature={signature}";
        return headers;
    }
}
