using HybridFailover.Engine.Audit;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>What the stored rounds of a transition show, path by path. Instants count from the decision.</summary>
public sealed record EvidenceReading(IReadOnlyList<PathRounds> Paths)
{
    public static readonly TimeSpan Begin = -EvidenceContent.Before, End = EvidenceContent.After;

    public PathRounds? Find(string? path) => Paths.FirstOrDefault(known => known.Name == path);

    /// <param name="policies">In force at the decision, by path; what is missing is taken from the rounds.</param>
    internal static EvidenceReading Of(StoredEvidence evidence, RecordedPolicies policies) =>
        new([.. evidence.Paths.Select(path => PathRounds.Of(path, policies.Find(path.Name)))]);
}
