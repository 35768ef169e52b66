using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Probing;

namespace HybridFailover.Engine.Replay;

/// <summary>A path's rounds out of the evidence of all its decisions, and where they are all that there was.</summary>
internal sealed class EvidenceStream
{
    /// <summary>Two decisions' evidence may see one round a little apart: each counts from its own decision's clocks.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(1);

    private readonly List<(TimeSpan From, TimeSpan To)> _spans = [];

    public List<StoredRound> Rounds { get; } = [];

    public static EvidenceStream Of(IEnumerable<EvidenceRounds> evidence, DateTimeOffset origin, int targets)
    {
        var stream = new EvidenceStream();
        foreach (var around in evidence.OrderBy(around => around.DecidedAt)) stream.Add(around, around.DecidedAt - origin, targets);
        return stream;
    }

    public bool Covers(TimeSpan at) => _spans.Exists(span => at >= span.From && at <= span.To);

    /// <summary>All of a span is known.</summary>
    public bool Covers(TimeSpan from, TimeSpan to) => _spans.Exists(span => from >= span.From && to <= span.To);

    private void Add(EvidenceRounds around, TimeSpan decidedAt, int targets)
    {
        var known = Rounds.Count > 0 ? Rounds[^1].SentAt + Same : TimeSpan.MinValue;
        var (all, columns) = (StoredRound.All(targets), around.Rounds);
        var (first, last) = ((TimeSpan?)null, TimeSpan.Zero);
        for (var index = 0; index < columns.Count; index++)
        {
            // What still waited when the evidence was closed is told by the seconds and runs after it.
            if (columns.Outcomes[index] == (byte)RoundOutcome.Open) break;
            var sentAt = decidedAt + TimeSpan.FromMicroseconds(columns.SentMicroseconds[index]);
            first ??= sentAt;
            last = sentAt;
            if (sentAt <= known) continue;
            Rounds.Add(new StoredRound(
                sentAt, (RoundKind)columns.Kinds[index], all, columns.Answered[index] & all, columns.Late[index] & all, (columns.Void[index] | ~columns.Sent[index]) & all,
                columns.RoundTripMicroseconds[index] > 0 ? TimeSpan.FromMicroseconds(columns.RoundTripMicroseconds[index]) : TimeSpan.FromTicks(1), IsKnown: true));
        }
        if (first is not { } begin) return;
        // All of the window is here, or, after a start, all since then: the second in which it began counts no others.
        var window = decidedAt - EvidenceContent.Before;
        var from = begin - AfterStart > window ? begin - AfterStart : window;
        // A decision soon after another: one span, as long as no round between them is missing.
        if (_spans.Count > 0 && from <= _spans[^1].To + Same) _spans[^1] = (_spans[^1].From, last > _spans[^1].To ? last : _spans[^1].To);
        else _spans.Add((from, last));
    }
}
