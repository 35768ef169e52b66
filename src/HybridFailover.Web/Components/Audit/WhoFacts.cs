using HybridFailover.Engine.Failover;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>Who wanted it, why, and which program on which machine recorded it.</summary>
internal static class WhoFacts
{
    public static IReadOnlyList<Fact> Of(EntryDetail detail, Transition? transition)
    {
        var entry = detail.Entry;
        var content = detail.Records.Count > 0 ? detail.Records[0].Content : "{}";
        var by = entry.Actor ?? (transition?.Trigger == Trigger.Automatic ? "the machine itself" : null);
        return Fact.Known(
            ("By", by, false), ("Reason", entry.Reason, false), ("Reason code", Facts.In(content, "code"), false), ("Ticket", entry.Ticket, false),
            ("Machine", Facts.In(content, "node"), true), ("Program", Facts.In(content, "program"), true), ("Id", entry.Subject, true));
    }
}
