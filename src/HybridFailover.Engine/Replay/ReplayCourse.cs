using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>What stays the same in every replay of a record: its epochs, its rounds, its beginning.</summary>
internal sealed class ReplayCourse
{
    /// <summary>Of a write.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(10), Most = TimeSpan.FromSeconds(10);

    private readonly Dictionary<(Epoch, string), RoundStream> _streams = [];

    public ReplayCourse(ReplayRecord record)
    {
        Record = record;
        Begin = Beginning.Of(record.History, record.From);
        Origin = Begin - Beginning.WarmUp;
        Epochs = Epoch.Of(record.History, Origin, Begin, record.To);
        foreach (var epoch in Epochs)
            foreach (var path in epoch.Site.Paths)
                _streams[(epoch, path.Name)] = new RoundStream(
                    record.Paths.FirstOrDefault(stored => string.Equals(stored.Path, path.Name, StringComparison.OrdinalIgnoreCase)) ?? new PathRecord { Path = path.Name }, path, Origin);
    }

    public ReplayRecord Record { get; }

    /// <summary>UTC: where the machine begins.</summary>
    public DateTimeOffset Begin { get; }

    /// <summary>UTC: the virtual time's zero, from which on the judge takes rounds.</summary>
    public DateTimeOffset Origin { get; }

    public List<Epoch> Epochs { get; }

    public RoundStream Stream(Epoch epoch, string path) => _streams[(epoch, path)];

    public IEnumerable<StoredRound> Rounds(Epoch epoch, string path) => Stream(epoch, path).Rounds(epoch.From - Origin, epoch.To - Origin);

    public Epoch EpochAt(DateTimeOffset at) => Epochs.Last(epoch => epoch.From <= at || epoch == Epochs[0]);

    /// <summary>From a write to its acceptance: as long as it usually took in those days.</summary>
    public TimeSpan WriteTime
    {
        get
        {
            List<TimeSpan> times = [.. Record.History.Transitions.Where(moved => moved is { AppliedAt: not null, Result: TransitionResult.Done })
                .Select(moved => moved.AppliedAt!.Value - moved.DecidedAt).Order()];
            var usual = times.Count == 0 ? TimeSpan.Zero : times[times.Count / 2];
            return usual < Least ? Least : usual > Most ? Most : usual;
        }
    }
}
