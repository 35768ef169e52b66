namespace HybridFailover.Engine.Audit;

/// <summary>Something to be recorded; it has no place in a chain yet.</summary>
/// <param name="Chain">A site's code, or <see cref="Program"/>.</param>
/// <param name="At">UTC: when it happened.</param>
/// <param name="Id">Of the transition or command; empty where there is none.</param>
/// <param name="Content">A canonical object, see <see cref="Canonical"/>.</param>
public sealed record AuditEntry(string Chain, DateTimeOffset At, AuditKind Kind, string Id, string Content)
{
    /// <summary>The chain of what concerns no single site. No site's code has brackets.</summary>
    public const string Program = "(program)";

    /// <summary>What is too large for the content, which names each with its hash: so they are in the chain, and content stays readable.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
}
