using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Replay;

/// <summary>Which path the traffic rode, and what it lost. It moves when the last write of a transition was accepted.</summary>
internal sealed class Traffic
{
    private readonly List<(DateTimeOffset From, string Path)> _rides;

    /// <param name="start">The path at the beginning.</param>
    public Traffic(string start, IEnumerable<Transition> transitions) =>
        _rides = [(DateTimeOffset.MinValue, start), .. transitions.Where(moved => MovedAt(moved) is not null).Select(moved => (MovedAt(moved)!.Value, moved.To)).OrderBy(ride => ride.Item1)];

    /// <summary>UTC: when the routes had moved; null: they did not.</summary>
    public static DateTimeOffset? MovedAt(Transition moved) => moved.AppliedAt ?? moved.VerifiedAt;

    /// <summary>The time in which the path that was ridden was dead.</summary>
    public TimeSpan Lost(IReadOnlyDictionary<string, List<Outage>> outages, DateTimeOffset origin, DateTimeOffset from, DateTimeOffset to)
    {
        var lost = TimeSpan.Zero;
        for (var index = 0; index < _rides.Count; index++)
        {
            var (since, path) = _rides[index];
            var until = index + 1 < _rides.Count ? _rides[index + 1].From : to;
            var (begin, end) = (since > from ? since : from, until < to ? until : to);
            foreach (var outage in outages.GetValueOrDefault(path) ?? [])
            {
                var (dead, alive) = (origin + outage.From, origin + outage.To);
                var shared = (alive < end ? alive : end) - (dead > begin ? dead : begin);
                if (shared > TimeSpan.Zero) lost += shared;
            }
        }
        return lost;
    }
}
