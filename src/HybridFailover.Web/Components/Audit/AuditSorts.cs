namespace HybridFailover.Web.Components.Audit;

/// <summary>Where the headings of the list lead: the same entries in another order.</summary>
/// <param name="TimeIs">How the list is sorted by it, <c>ascending</c> or <c>descending</c>; null: it is not.</param>
public sealed record AuditSorts(string Time, string? TimeIs, string Site, string? SiteIs, string Took, string? TookIs);
