namespace HybridFailover.Lab.Endpoint;

/// <summary>A pair of keys that may sign requests.</summary>
/// <param name="Id">Access key id.</param>
/// <param name="Secret">Secret access key.</param>
/// <param name="SessionToken">For temporary credentials: the token that must come with each request; null for long-lived keys.</param>
/// <param name="ExpiresAt">For temporary credentials: afterwards requests are refused with <c>RequestExpired</c>.</param>
public sealed record AccessKey(string Id, string Secret, string? SessionToken = null, DateTimeOffset? ExpiresAt = null)
{
    /// <summary>The pair that everything in the lab uses. Worth nothing anywhere else.</summary>
    public static AccessKey Lab { get; } = new("AKIALABHYBRIDFAILOVR", "lab/only/secret/that+opens+nothing+elsewhere");
}
