using System.Text.Json;
using HybridFailover.Engine.Audit;

namespace HybridFailover.Web.History.Verification;

/// <summary>Whether the evidence beside a record is what the record says.</summary>
internal static class EvidenceCheck
{
    /// <param name="found">Path and rounds, as they are stored.</param>
    /// <returns>Null: it is.</returns>
    public static ChainFault? Misfit(AuditRecord record, IReadOnlyList<(string Path, byte[] Rounds)> found)
    {
        using var content = JsonDocument.Parse(record.Entry.Content);
        if (!content.RootElement.TryGetProperty("paths", out var paths)) return Fault(record, "names no evidence");
        var named = 0;
        foreach (var path in paths.EnumerateArray())
        {
            named++;
            var name = path.Words("name");
            var index = IndexOf(found, name);
            if (index < 0) return Fault(record, $"has lost the evidence of {name}");
            if (Attachment.HashOf(found[index].Rounds) != path.Words("hash")) return Fault(record, $"has evidence of {name} that does not fit its hash: it was changed");
        }
        return named == found.Count ? null : Fault(record, $"has {found.Count} paths of evidence and names {named}");
    }

    private static int IndexOf(IReadOnlyList<(string Path, byte[] Rounds)> found, string? name)
    {
        for (var at = 0; at < found.Count; at++)
            if (found[at].Path == name) return at;
        return -1;
    }

    private static ChainFault Fault(AuditRecord record, string what) => new(record.Entry.Chain, record.Sequence, $"record {record.Sequence} {what}");
}
