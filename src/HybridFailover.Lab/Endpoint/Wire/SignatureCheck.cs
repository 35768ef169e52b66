using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HybridFailover.Lab.Endpoint.Model;

namespace HybridFailover.Lab.Endpoint.Wire;

/// <summary>Who signed a request, and whether they may.</summary>
internal sealed class SignatureCheck(EndpointOptions options)
{
    private static readonly TimeSpan MaximumSkew = TimeSpan.FromMinutes(15);
    private readonly Dictionary<string, AccessKey> _keys = options.AccessKeys.ToDictionary(key => key.Id, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Key, string Date, string Service), byte[]> _signingKeys = new();

    /// <returns>The key that signed.</returns>
    /// <exception cref="Refusal">Anything about the signature, the key, its token, its time, or the clock.</exception>
    public AccessKey Check(SignedRequest request, string service)
    {
        var authorization = Authorization.Parse(request.Header("authorization"));
        var at = request.Header("x-amz-date") ?? throw Refusal.Bad("IncompleteSignature", "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        if (!DateTimeOffset.TryParseExact(at, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signedAt))
            throw Refusal.Bad("IncompleteSignature", $"Date must be in ISO-8601 'basic format'. Got '{at}'.");
        var isSts = service == "sts";
        if (!_keys.TryGetValue(authorization.KeyId, out var key)) throw UnknownKey(isSts);
        CheckScope(authorization, at, service, isSts);
        // A body that is not what its signed hash says was changed on the way; the hash alone would still verify.
        var bodyHash = SignatureV4.Hash(request.Body.Span);
        if (request.Header("x-amz-content-sha256") is { } said && said != bodyHash && said != "UNSIGNED-PAYLOAD") throw Mismatch();
        var signing = _signingKeys.GetOrAdd((key.Id, authorization.Date, service), static (scope, arg) =>
            SignatureV4.SigningKey(arg.key.Secret, scope.Date, arg.Region, scope.Service), (key, options.Region));
        var expected = SignatureV4.Sign(signing, request, authorization, at, request.Header("x-amz-content-sha256") ?? bodyHash);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(authorization.Signature))) throw Mismatch();
        CheckTimes(key, signedAt, isSts);
        if (request.Header("x-amz-security-token") != key.SessionToken) throw UnknownKey(isSts);
        return key;
    }

    private void CheckScope(Authorization authorization, string at, string service, bool isSts)
    {
        if (!authorization.SignedHeaders.Contains("host") || !authorization.SignedHeaders.Contains("x-amz-date"))
            throw new Refusal(403, "SignatureDoesNotMatch", "'Host' and 'X-Amz-Date' must be signed headers.");
        if (!at.StartsWith(authorization.Date, StringComparison.Ordinal))
            throw new Refusal(403, "SignatureDoesNotMatch", $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{authorization.Date}' != '{at}'.");
        // What a client gets that signs for another Region than it sends to.
        if (authorization.Region == options.Region && authorization.Service == service) return;
        throw isSts
            ? new Refusal(403, "SignatureDoesNotMatch", $"Credential should be scoped to Region '{options.Region}' and service '{service}', not to '{authorization.Region}' and '{authorization.Service}'.")
            : new Refusal(401, "AuthFailure", $"Credential should be scoped to Region '{options.Region}' and service '{service}', not to '{authorization.Region}' and '{authorization.Service}'.");
    }

    private void CheckTimes(AccessKey key, DateTimeOffset signedAt, bool isSts)
    {
        var now = options.Time.GetUtcNow();
        if ((now - signedAt).Duration() > MaximumSkew)
            throw isSts ? new Refusal(403, "SignatureDoesNotMatch", $"Signature expired: {signedAt:o} is more than 15 minutes from {now:o}.") : Expired();
        if (key.ExpiresAt <= now)
            throw isSts ? new Refusal(403, "ExpiredToken", "The security token included in the request is expired") : Expired();
    }

    public static Refusal Expired() => Refusal.Bad("RequestExpired", "Request has expired.");

    private static Refusal UnknownKey(bool isSts) => isSts
        ? new Refusal(403, "InvalidClientTokenId", "The security token included in the request is invalid.")
        : new Refusal(401, "AuthFailure", "AWS was not able to validate the provided access credentials");

    private static Refusal Mismatch() => new(403, "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
}
