namespace HybridFailover.Engine.Audit;

/// <summary>Every path's rounds from <see cref="Before"/> a decision to <see cref="After"/> it.</summary>
public static class EvidenceContent
{
    public static readonly TimeSpan Before = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan After = TimeSpan.FromSeconds(120);

    /// <param name="decidedAt">UTC of the decision: what the times of sending count from.</param>
    /// <param name="paths">By the path's name, with its targets in the order of the bits.</param>
    /// <param name="at">UTC of the record, when the evidence is complete.</param>
    public static AuditEntry Of(
        string site, string transitionId, DateTimeOffset decidedAt, IEnumerable<(string Path, IReadOnlyList<string> Targets, EvidenceColumns Rounds)> paths, DateTimeOffset at)
    {
        var written = paths.Select(path => (path.Targets, path.Rounds.Count, Rounds: new Attachment(path.Path, EvidenceText.Write(path.Rounds)))).ToList();
        var content = new CanonicalObject()
            .Add("transitionId", Canonical.Text(transitionId))
            .Add("decidedAt", Canonical.Time(decidedAt))
            .Add("paths", Canonical.List(written.Select(path => new CanonicalObject()
                .Add("name", Canonical.Text(path.Rounds.Name))
                .Add("targets", Canonical.List(path.Targets.Select(Canonical.Text)))
                .Add("count", Canonical.Whole(path.Count))
                .Add("bytes", Canonical.Whole(path.Rounds.Bytes.Length))
                .Add("hash", Canonical.Text(path.Rounds.Hash))
                .ToString())));
        return new AuditEntry(site, at, AuditKind.Evidence, transitionId, content.ToString()) { Attachments = [.. written.Select(path => path.Rounds)] };
    }
}
