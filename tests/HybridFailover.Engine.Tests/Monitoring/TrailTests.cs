using System.Collections.Immutable;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Sites;
using HybridFailover.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Engine.Tests.Monitoring;

public sealed class TrailTests
{
    private static readonly Instant At = new(TimeSpan.Zero, new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero));
    private static readonly Transition Transition = new()
    {
        Id = "t-1", Site = "LAX1", From = "dx", To = "vpn", Trigger = Trigger.Automatic, Cause = "dx is down", DetectedAt = At.Utc, DecidedAt = At.Utc,
    };

    private readonly ManualTimeProvider _time = new();
    private readonly Mailbox _site;

    public TrailTests() => _site = new Mailbox(SiteState.Create(Written.ReadWith().Fleet!.Sites[0]), new Clock(_time), new NoEffects());

    private static IEnumerable<KeepRecord> Records()
    {
        var command = new Command { Id = "c-1", Kind = CommandKind.Hold, Actor = "alice", Reason = "carrier works" };
        return
        [
            new(RecordKind.TransitionIntent, At, "switching", Transition),
            new(RecordKind.TransitionOutcome, At, "on vpn", Transition with { Result = TransitionResult.Done }),
            new(RecordKind.CommandIntent, At, "alice asks", Command: command),
            new(RecordKind.CommandOutcome, At, "held", Command: command, Answer: new CommandAnswer("c-1", Rejection.None, "held", true, 2)),
            new(RecordKind.HoldBegan, At, "held after repeated drift"),
            new(RecordKind.HoldEnded, At, "the drill is over", Drill: new DrillEnd("c-1", "vpn", DrillResult.StandbyFailed)),
            new(RecordKind.WouldSwitch, At, "would have switched"),
            new(RecordKind.Configuration, At, "the configuration changed"),
        ];
    }

    [Fact]
    public async Task Every_kind_of_record_has_its_place_in_the_chain_of_its_site()
    {
        var store = new MemoryAuditStore();
        var trail = new Trail(new TransitionList(), store, Nowhere(), _time);
        await trail.Keep(_site, [.. Records()]);

        Assert.Equal(Enum.GetValues<RecordKind>(), Records().Select(record => record.Kind));
        Assert.Equal(
            [AuditKind.TransitionIntent, AuditKind.TransitionOutcome, AuditKind.CommandIntent, AuditKind.CommandOutcome, AuditKind.HoldBegan, AuditKind.HoldEnded, AuditKind.WouldSwitch, AuditKind.ConfigurationChanged, AuditKind.Configured],
            store.Read("LAX1", 0, 100).Select(record => record.Entry.Kind));
        Assert.Equal(["t-1", "t-1", "c-1", "c-1", "", "", "", "", ""], store.Read("LAX1", 0, 100).Select(record => record.Entry.Id));
        Assert.Null(Chains.Verify(store.Begin("LAX1"), store.Read("LAX1", 0, 100), store.Head("LAX1")));
    }

    [Fact]
    public async Task The_end_of_a_drill_is_recorded_with_its_result()
    {
        var store = new MemoryAuditStore();
        await new Trail(new TransitionList(), store, Nowhere(), _time).Keep(_site, [Records().Single(record => record.Drill is not null)]);

        Assert.Equal("""{"drill":"c-1","path":"vpn","result":"standby-failed","sentence":"the drill is over"}""", store.Read("LAX1", 0, 1)[0].Entry.Content);
    }

    [Fact]
    public async Task An_intent_waits_for_the_disk_at_most_50_ms()
    {
        var trail = new Trail(new TransitionList(), new StuckStore(), Nowhere(), _time);
        var intent = trail.AtMostAsync(trail.Keep(_site, [Records().First()]));
        _time.Advance(TimeSpan.FromMilliseconds(41)); // the rest of the 50 ms is the timer's own lateness, and what follows it
        Assert.False(intent.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        await intent;
        Assert.Equal("the store is stuck", trail.Trouble);
    }

    [Fact]
    public async Task A_command_is_durable_when_the_state_file_is_and_not_yet_after_50_ms()
    {
        using var gate = new SemaphoreSlim(0);
        await using var file = new StateFile("/s/state.json", new StateReading.Missing("none"), _time, NullLogger<StateFile>.Instance, (_, _) => gate.Wait());
        var trail = new Trail(new TransitionList(), new MemoryAuditStore(), file, _time);
        var late = new TaskCompletionSource<bool>();
        var saved = new TaskCompletionSource<bool>();
        trail.Save(_site);
        trail.WhenSaved(Task.CompletedTask, late.SetResult);
        _time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.False(await late.Task);
        trail.WhenSaved(Task.CompletedTask, saved.SetResult);
        gate.Release();

        Assert.True(await saved.Task);
    }

    [Fact]
    public async Task A_command_is_not_durable_before_its_records_are()
    {
        var trail = new Trail(new TransitionList(), new StuckStore(), Nowhere(), _time);
        var told = new TaskCompletionSource<bool>();
        trail.WhenSaved(trail.Keep(_site, [Records().Single(record => record.Kind == RecordKind.CommandOutcome)]), told.SetResult);
        _time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.False(await told.Task);
    }

    [Fact]
    public void After_the_preparation_an_intent_finds_its_policy_written_out()
    {
        Trail.Prepare(_site.Site);

        Assert.Same(PolicyContent.Of(_site.Site).Policies, PolicyContent.Of(_site.Site).Policies);
    }

    private StateFile Nowhere() => new("/s/state.json", new StateReading.Missing("none"), _time, NullLogger<StateFile>.Instance, (_, _) => { });

    private sealed class NoEffects : IEffects
    {
        public ValueTask Carry(Mailbox site, ImmutableArray<Effect> decided) => ValueTask.CompletedTask;
        public void Decided(Mailbox site, SiteState before, Decision decision) { }
        public void Failed(Mailbox site, Exception error) => throw error;
    }

    /// <summary>A disk that never answers.</summary>
    private sealed class StuckStore : IAuditStore
    {
        public string? Degraded => "the store is stuck";
        public Task AppendAsync(params IReadOnlyList<AuditEntry> entries) => new TaskCompletionSource().Task;
        public Task<IReadOnlyList<AuditEntry>> EarlierTransitionsAsync(int limit) => new TaskCompletionSource<IReadOnlyList<AuditEntry>>().Task;

        public Task<IReadOnlyList<AuditEntry>> NewestAsync(string chain, IReadOnlyList<AuditKind> kinds, int limit) => new TaskCompletionSource<IReadOnlyList<AuditEntry>>().Task;
    }
}
