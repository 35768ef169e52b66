using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>A failover of a site's machine in which nothing is sent: what is compiled at its first use is compiled before the first real one.</summary>
internal static class Rehearsal
{
    /// <summary>Plays one failover from the preferred path to the next, to its proof.</summary>
    /// <returns>Where the machine stood at the end.</returns>
    public static Standing Play(Site site, Clock clock)
    {
        var state = SiteState.Create(site with { Policy = site.Policy with { Mode = ConfiguredMode.Automatic } });
        var (from, to) = (site.Paths[0], site.Paths[1]);
        var begin = clock.Now;
        Feed(at => new RoutesRead(at, Reading(site, from.NextHop, at)));
        foreach (var path in site.Paths) Feed(at => new PathReported(at, Report(site, path, Verdict.Up, begin + TimeSpan.FromMinutes(1), at)));
        var writes = Feed(at => new PathReported(at, Report(site, from, Verdict.Down, begin, at))).OfType<WriteSlot>().ToList();
        foreach (var write in writes)
            Feed(at => new WriteEnded(at, write.Number, write.Write.Slot, at.Mono, new WriteOutcome(WriteResult.Done, "CreateRoute", [""], null, "")));
        Feed(at => new RoutesRead(at, Reading(site, to.NextHop, at)));
        _ = SnapshotOf.Site(state, Instant(), (_, _) => PathFigures.None);
        return state.Standing;

        Instant Instant() => new(clock.Now, clock.UtcNow);

        IEnumerable<Effect> Feed(Func<Instant, SiteEvent> make)
        {
            var decision = Machine.Decide(state, make(Instant()));
            state = decision.State;
            foreach (var record in decision.Effects.OfType<KeepRecord>()) _ = RecordEntry.Of(record, site);
            return decision.Effects;
        }
    }

    private static PathReport Report(Site site, SitePath path, Verdict verdict, TimeSpan proven, Instant at) => new()
    {
        Site = site.Code, Path = path.Name, At = at.Mono, Verdict = verdict, VerdictSince = at.Mono, WarmedUp = true, Sentence = "",
        GoodRounds = verdict == Verdict.Up ? 100 : 0, AnsweredSentAt = proven, FirstLostSentAt = verdict == Verdict.Down ? proven : null,
    };

    private static RouteReading Reading(Site site, NextHop hop, Instant at) => new()
    {
        BegunAt = at.Mono, EndedAt = at.Mono, At = at.Utc,
        Tables = site.RouteTables.ToDictionary(table => table, _ => (IReadOnlyList<RouteRow>)
        [
            .. site.Destinations.Select(destination => new RouteRow(destination, "vgw", RouteOrigin.Propagated, RouteState.Active)),
            .. hop.IsPropagated ? [] : site.Destinations.Select(destination => new RouteRow(destination, hop.Value, RouteOrigin.Static, RouteState.Active)),
        ]),
    };
}
