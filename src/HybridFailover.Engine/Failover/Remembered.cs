using System.Collections.Immutable;

namespace HybridFailover.Engine.Failover;

/// <summary>The content of the state file.</summary>
/// <param name="SavedAt">UTC.</param>
/// <param name="Sites">By code, in the order of codes.</param>
public sealed record Remembered(DateTimeOffset SavedAt, ImmutableArray<RememberedSite> Sites)
{
    /// <summary>A site's entry; null: there is none. Codes compare without case.</summary>
    public RememberedSite? Find(string code) => Sites.FirstOrDefault(site => string.Equals(site.Code, code, StringComparison.OrdinalIgnoreCase));
}
