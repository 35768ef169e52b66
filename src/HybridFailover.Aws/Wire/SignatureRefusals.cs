namespace HybridFailover.Aws.Wire;

/// <summary>Codes that say: who or when, not what. A wrong clock gives any of them, expired credentials most.</summary>
internal static class SignatureRefusals
{
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal)
    {
        "AuthFailure", "SignatureDoesNotMatch", "RequestExpired", "RequestTimeTooSkewed", "InvalidSecurity.RequestHasExpired",
        "ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "RequestInTheFuture", "InvalidSignatureException",
    };

    public static bool Has(string? code) => code is not null && Codes.Contains(code);
}
