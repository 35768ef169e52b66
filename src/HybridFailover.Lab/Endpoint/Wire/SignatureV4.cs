using System.Security.Cryptography;
using System.Text;

namespace HybridFailover.Lab.Endpoint.Wire;

/// <summary>AWS Signature Version 4, computed from what came over the wire and nothing else. Source: "Create a signed AWS API request", IAM user guide.</summary>
internal static class SignatureV4
{
    /// <summary>The signature as lower-case hexadecimal digits.</summary>
    /// <param name="signingKey">From <see cref="SigningKey"/>.</param>
    /// <param name="request">What is signed.</param>
    /// <param name="authorization">Scope and names of the signed headers; its own signature is not looked at.</param>
    /// <param name="at">X-Amz-Date, as sent.</param>
    /// <param name="bodyHash">Of the body, or what X-Amz-Content-Sha256 says.</param>
    public static string Sign(byte[] signingKey, SignedRequest request, Authorization authorization, string at, string bodyHash)
    {
        var text = new StringBuilder(512);
        text.Append(request.Method).Append('\n').Append(request.Path).Append('\n');
        AppendQuery(text, request.Query);
        text.Append('\n');
        foreach (var name in authorization.SignedHeaders)
        {
            text.Append(name).Append(':');
            AppendTrimmed(text, request.Header(name) ?? "");
            text.Append('\n');
        }

        text.Append('\n').AppendJoin(';', authorization.SignedHeaders).Append('\n').Append(bodyHash);
        var canonical = Hash(Encoding.UTF8.GetBytes(text.ToString()));
        var toSign = $"AWS4-HMAC-SHA256\n{at}\n{authorization.Date}/{authorization.Region}/{authorization.Service}/aws4_request\n{canonical}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(signingKey, Encoding.UTF8.GetBytes(toSign)));
    }

    /// <summary>The same for a day, Region and service; worth keeping.</summary>
    public static byte[] SigningKey(string secret, string date, string region, string service)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in (ReadOnlySpan<string>)[date, region, service, "aws4_request"]) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return key;
    }

    public static string Hash(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    /// <summary>Sorted by name, then by value. The wire's own escapes are kept: a client signs what it sends.</summary>
    private static void AppendQuery(StringBuilder text, string query)
    {
        if (query.Length == 0) return;
        var pairs = query.Split('&').Select(pair => pair.Contains('=', StringComparison.Ordinal) ? pair : pair + "=").ToArray();
        Array.Sort(pairs, StringComparer.Ordinal);
        text.AppendJoin('&', pairs);
    }

    /// <summary>No blanks around, and one for each run of them within.</summary>
    private static void AppendTrimmed(StringBuilder text, string value)
    {
        var blank = false;
        foreach (var each in value.AsSpan().Trim())
        {
            if (each != ' ' || !blank) text.Append(each);
            blank = each == ' ';
        }
    }
}
