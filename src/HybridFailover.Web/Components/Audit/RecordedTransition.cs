using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Web.Api;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>The transition that an entry tells of, as its records have it.</summary>
internal static class RecordedTransition
{
    private static readonly string Intent = KebabWord.Of(AuditKind.TransitionIntent), Outcome = KebabWord.Of(AuditKind.TransitionOutcome);

    /// <returns>Null: the entry is none, or its records can't be read as one: they were changed, or a newer version wrote them.</returns>
    public static Transition? Of(EntryDetail detail)
    {
        if (detail.Entry.Type != "transition") return null;
        return (Content(detail, Outcome) ?? Content(detail, Intent)) is { } content ? Read(content) : null;
    }

    /// <summary>Before the first call to EC2: with the policy in force.</summary>
    public static string? IntentOf(EntryDetail detail) => Content(detail, Intent);

    private static string? Content(EntryDetail detail, string kind) => detail.Records.LastOrDefault(record => record.Kind == kind)?.Content;

    private static Transition? Read(string content)
    {
        try
        {
            return TransitionReading.Read(content);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
