using HybridFailover.Lab.Endpoint.Model;

namespace HybridFailover.Lab.Endpoint.Wire;

/// <summary>The Authorization header: <c>AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, SignedHeaders=a;b, Signature=hex</c>.</summary>
internal sealed record Authorization(string KeyId, string Date, string Region, string Service, string[] SignedHeaders, string Signature)
{
    /// <exception cref="Refusal">MissingAuthenticationToken or IncompleteSignature.</exception>
    public static Authorization Parse(string? header)
    {
        if (string.IsNullOrEmpty(header)) throw new Refusal(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
        const string algorithm = "AWS4-HMAC-SHA256 ";
        if (!header.StartsWith(algorithm, StringComparison.Ordinal)) throw Incomplete("Unsupported AWS 'algorithm'", header);
        string? credential = null, signed = null, signature = null;
        foreach (var part in header[algorithm.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) throw Incomplete($"'{part}' not a valid key=value pair (missing equal-sign)", header);
            var value = part[(equals + 1)..];
            switch (part[..equals])
            {
                case "Credential": credential = value; break;
                case "SignedHeaders": signed = value; break;
                case "Signature": signature = value; break;
                default: break;
            }
        }

        if (credential is null) throw Incomplete("Authorization header requires 'Credential' parameter.", header);
        if (signed is null) throw Incomplete("Authorization header requires 'SignedHeaders' parameter.", header);
        if (signature is null) throw Incomplete("Authorization header requires 'Signature' parameter.", header);
        var scope = credential.Split('/');
        if (scope.Length != 5 || scope[4] != "aws4_request") throw Incomplete("Credential must have exactly 5 slash-delimited elements and end in aws4_request.", header);
        return new Authorization(scope[0], scope[1], scope[2], scope[3], signed.Split(';'), signature);
    }

    private static Refusal Incomplete(string why, string header) => Refusal.Bad("IncompleteSignature", $"{why} Authorization={header}");
}
