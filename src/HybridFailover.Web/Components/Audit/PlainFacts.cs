using System.Text.Json;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>What the only record of an entry says, member by member: a configuration change, an export, the end of a hold or drill.</summary>
internal static class PlainFacts
{
    private static readonly HashSet<string> ShownElsewhere = ["sentence", "actor", "node", "program", "reason", "ticket"];

    public static IReadOnlyList<Fact> Of(EntryDetail detail)
    {
        if (detail.Records.Count == 0) return [];
        try
        {
            using var document = JsonDocument.Parse(detail.Records[0].Content);
            return
            [
                .. document.RootElement.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null && !ShownElsewhere.Contains(member.Name))
                    .Select(member => (Name: EntryWords.Plain(member.Name), Value: member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText()))
                    .Where(fact => fact.Value.Length > 0).Select(fact => new Fact(fact.Name, fact.Value)),
            ];
        }
        catch (Exception changed) when (changed is JsonException or InvalidOperationException)
        {
            return [];
        }
    }
}
