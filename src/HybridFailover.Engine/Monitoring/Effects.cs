using System.Collections.Immutable;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Engine.Monitoring;

/// <summary>Carries out what the machines want, for every site.</summary>
internal sealed partial class Effects(
    RouteWriter writer, RouteReader reader, PathWatch watch, Trail trail, EvidenceDesk evidence, LiveFeed feed, Answers answers, Interruptions interruptions, Clock clock, ILogger<Effects> log, CancellationToken stopping) : IEffects
{
    public ValueTask Carry(Mailbox site, ImmutableArray<Effect> decided)
    {
        // All records of a decision together, and before its writes: a crash leaves all of them or none.
        var kept = trail.Keep(site, decided);
        if (!decided.Any(effect => effect is KeepRecord { Kind: RecordKind.TransitionIntent }) || kept.IsCompleted)
        {
            CarryRest(site, decided, kept);
            return ValueTask.CompletedTask;
        }
        return new ValueTask(CarryAfterAsync(site, decided, kept));
    }

    private async Task CarryAfterAsync(Mailbox site, ImmutableArray<Effect> decided, Task kept)
    {
        await trail.AtMostAsync(kept);
        CarryRest(site, decided, kept);
    }

    private void CarryRest(Mailbox site, ImmutableArray<Effect> decided, Task kept)
    {
        foreach (var effect in decided) Carry(site, effect, kept);
    }

    private void Carry(Mailbox site, Effect effect, Task kept)
    {
        switch (effect)
        {
            case WriteSlot write: writer.Enqueue(site, write, stopping); break;
            case DropUnsentWrites: writer.DropUnsent(site); break;
            case ReadRoutes: reader.Request([site]); break;
            case KeepRecord { Kind: RecordKind.TransitionIntent, Transition: { } transition } record: evidence.Open(site.Site, transition, record.At.Mono); break;
            case KeepRecord: break; // kept before all else
            case SaveState: trail.Save(site); break;
            case AnswerCommand answer: trail.WhenSaved(kept, isDurable => answers.Give(site.Site.Code, answer.Answer with { Durable = isDurable })); break;
            case Say { IsWarning: true } say: Log.Warn(log, say.Sentence); break;
            case Say say: Log.Tell(log, say.Sentence); break;
            default: throw new InvalidOperationException($"unknown effect {effect.GetType().Name}");
        }
    }

    public void Decided(Mailbox site, SiteState before, Decision decision)
    {
        var state = decision.State;
        interruptions.Look(state);
        if (before.Standing.Path != state.Standing.Path) watch.SetActive(state.Site.Code, state.Standing.Path);
        // At once for what people must see; the rest goes out with the ticker's pace.
        if (before.Version != state.Version || !before.Alarms.Equals(state.Alarms) || before.Flight?.Transition.Id != state.Flight?.Transition.Id) Publish(site);
    }

    public void Publish(Mailbox site) => feed.Publish(SnapshotOf.Site(site.State, new Instant(clock.Now, clock.UtcNow), watch.Figures));

    public void Failed(Mailbox site, Exception error) => Log.MachineThrew(log, error, site.Site.Code);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Sentence}")]
        public static partial void Tell(ILogger log, string sentence);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Sentence}")]
        public static partial void Warn(ILogger log, string sentence);

        [LoggerMessage(Level = LogLevel.Critical, Message = "{Site}: the machine could not take an event and stands as before it; this is a defect, please report it")]
        public static partial void MachineThrew(ILogger log, Exception error, string site);
    }
}
