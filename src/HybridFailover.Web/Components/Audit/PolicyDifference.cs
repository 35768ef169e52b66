namespace HybridFailover.Web.Components.Audit;

/// <summary>A value that was in force when the transition was decided, and is another one now.</summary>
/// <param name="Where">A path's name, or "site".</param>
/// <param name="Then">"–": it was not there.</param>
public sealed record PolicyDifference(string Where, string Member, string Then, string Now)
{
    internal static IReadOnlyList<PolicyDifference> Between(RecordedPolicies then, RecordedPolicies now)
    {
        var differences = new List<PolicyDifference>();
        foreach (var path in then.Paths.Keys.Union(now.Paths.Keys).Order(StringComparer.Ordinal)) differences.AddRange(Between(path, then.Find(path), now.Find(path)));
        differences.AddRange(Between("site", then.Site, now.Site));
        return differences;
    }

    private static IEnumerable<PolicyDifference> Between(string where, RecordedPolicy? then, RecordedPolicy? now)
    {
        if (then is null || now is null) return then == now ? [] : [new PolicyDifference(where, "path", then is null ? Display.Figures.None : "configured", now is null ? Display.Figures.None : "configured")];
        return then.Members.Keys.Union(now.Members.Keys).Order(StringComparer.Ordinal).Where(member => then.Of(member) != now.Of(member))
            .Select(member => new PolicyDifference(where, member, then.Of(member) ?? Display.Figures.None, now.Of(member) ?? Display.Figures.None));
    }
}
