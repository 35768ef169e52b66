namespace HybridFailover.Web.History;

/// <summary>Where chain heads are posted.</summary>
/// <param name="Url">Takes a JSON document by POST; null: only the log has them.</param>
internal sealed record HeadNoticeOptions(Uri? Url)
{
    public const string UrlKey = "HybridFailover:Audit:HeadUrl";

    /// <summary>Of a configuration that was found valid.</summary>
    public static HeadNoticeOptions Read(IConfiguration configuration) =>
        new(configuration[UrlKey] is { Length: > 0 } url ? new Uri(url) : null);
}
