using System.Collections.Concurrent;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Collects the evidence of each transition: every path's rounds from 60 s before the decision to 120 s after it.</summary>
internal sealed class EvidenceDesk(PathWatch watch, IAuditStore audit, Clock clock)
{
    private readonly ConcurrentQueue<(Site Site, Transition Transition, TimeSpan DecidedAt)> _open = new();

    /// <summary>A transition was decided; its evidence is complete later.</summary>
    public void Open(Site site, Transition transition, TimeSpan decidedAt) => _open.Enqueue((site, transition, decidedAt));

    /// <summary>Closes what is complete. Transitions are decided in order, so the queue's head is the first to be.</summary>
    public void CloseDue(TimeSpan now)
    {
        while (_open.TryPeek(out var first) && now >= first.DecidedAt + EvidenceContent.After && _open.TryDequeue(out first)) Close(first.Site, first.Transition, first.DecidedAt);
    }

    /// <summary>The program ends: what there is of the evidence is kept.</summary>
    public void CloseAll()
    {
        while (_open.TryDequeue(out var open)) Close(open.Site, open.Transition, open.DecidedAt);
    }

    private void Close(Site site, Transition transition, TimeSpan decidedAt)
    {
        var paths = site.Paths.Select(path => (path.Name, (IReadOnlyList<string>)[.. path.Targets.Select(target => target.Text)],
            Columns(watch.Rounds(site.Code, path.Name, decidedAt - EvidenceContent.Before, decidedAt + EvidenceContent.After), decidedAt)));
        _ = audit.AppendAsync(EvidenceContent.Of(site.Code, transition.Id, transition.DecidedAt, paths, clock.UtcNow));
    }

    private static EvidenceColumns Columns(IReadOnlyList<Round> rounds, TimeSpan decidedAt) => new()
    {
        SentMicroseconds = [.. rounds.Select(round => (long)(round.SentAt - decidedAt).TotalMicroseconds)],
        RoundTripMicroseconds = [.. rounds.Select(round => round.RoundTrip is { } trip ? (long)trip.TotalMicroseconds : -1)],
        Kinds = [.. rounds.Select(round => (byte)round.Kind)],
        Outcomes = [.. rounds.Select(round => (byte)round.Outcome)],
        Sent = [.. rounds.Select(round => round.Sent)],
        Answered = [.. rounds.Select(round => round.Answered)],
        Late = [.. rounds.Select(round => round.Late)],
        Void = [.. rounds.Select(round => round.Void)],
    };
}
