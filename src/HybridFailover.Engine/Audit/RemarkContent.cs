using System.Globalization;

namespace HybridFailover.Engine.Audit;

/// <summary>What a person says of an entry afterwards, as it is recorded. The record's subject is the entry.</summary>
public static class RemarkContent
{
    /// <param name="chain">The entry's.</param>
    /// <param name="kind"><see cref="AuditKind.Note"/> or <see cref="AuditKind.Review"/>.</param>
    /// <param name="entry">The number of the entry: of its first record.</param>
    /// <param name="id">By which a remark that is sent again is recognised.</param>
    public static AuditEntry Of(string chain, AuditKind kind, long entry, string id, string actor, string text, DateTimeOffset at) =>
        new(chain, at, kind, entry.ToString(CultureInfo.InvariantCulture), new CanonicalObject()
            .Add("actor", Canonical.Text(actor))
            .Add("entry", Canonical.Whole(entry))
            .Add("id", Canonical.Text(id))
            .Add("text", Canonical.Text(text))
            .ToString());
}
