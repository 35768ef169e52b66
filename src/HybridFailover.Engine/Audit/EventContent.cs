namespace HybridFailover.Engine.Audit;

/// <summary>What is recorded by one sentence: the end of a hold, a wish in shadow mode, a configuration change, the program's start and stop.</summary>
public static class EventContent
{
    /// <param name="chain">A site's code, or <see cref="AuditEntry.Program"/>.</param>
    /// <param name="facts">Further texts by name, e.g. the program's version.</param>
    public static AuditEntry Of(string chain, AuditKind kind, DateTimeOffset at, string sentence, params IReadOnlyList<(string Name, string? Value)> facts)
    {
        var content = new CanonicalObject().Add("sentence", Canonical.Text(sentence));
        foreach (var (name, value) in facts) content.Add(name, Canonical.Text(value));
        return new AuditEntry(chain, at, kind, "", content.ToString());
    }
}
