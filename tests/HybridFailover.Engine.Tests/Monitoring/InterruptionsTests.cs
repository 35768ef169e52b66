using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Failover;
using HybridFailover.Tests;

namespace HybridFailover.Engine.Tests.Monitoring;

public sealed class InterruptionsTests
{
    private readonly MemoryAuditStore _audit = new();
    private readonly TransitionList _transitions = new();
    private readonly Interruptions _interruptions;

    public InterruptionsTests() => _interruptions = new Interruptions(_audit, _transitions, new Clock(new ManualTimeProvider()));

    private static Transition Open(World world)
    {
        world.Die("dx");
        world.Run(1);
        return TransitionReading.Read(TransitionContent.Intent(world.Records.First(record => record.Kind == RecordKind.TransitionIntent).Transition!, world.State.Site).Content);
    }

    [Fact]
    public void An_intent_reads_back_as_it_was_written()
    {
        var world = new World(Sample.Site(tables: 2));
        var read = Open(world);
        var written = world.Records.First(record => record.Kind == RecordKind.TransitionIntent).Transition!;
        Assert.Equal(TransitionContent.Outcome(written, World.Epoch), TransitionContent.Outcome(read, World.Epoch));
        Assert.All(read.Slots, slot => Assert.Equal("propagated", slot.Before));
    }

    [Fact]
    public void An_open_transition_is_closed_from_the_routes_once_they_are_read()
    {
        var world = new World(Sample.Site());
        var open = Open(world);
        world.Run(60);
        var fresh = SiteState.Create(world.State.Site);
        _interruptions.Expect([open]);

        _interruptions.Look(fresh);
        Assert.Empty(_audit.Read(open.Site, 0, 10));
        _interruptions.Look(world.State);
        _interruptions.Look(world.State);

        var closed = TransitionReading.Read(Assert.Single(_audit.Read(open.Site, 0, 10)).Entry.Content);
        Assert.Equal((open.Id, TransitionResult.Interrupted), (closed.Id, closed.Result));
        Assert.EndsWith("the routes show vpn", closed.Outcome, StringComparison.Ordinal);
        Assert.Equal(("propagated", "eni-1", false), (closed.Slots[0].Before, closed.Slots[0].After, closed.Slots[0].Proven));
        Assert.Equal(TransitionResult.Interrupted, Assert.Single(_transitions.Newest(10, null)).Result);
    }

    [Fact]
    public void What_an_earlier_run_left_is_listed_behind_what_this_one_did()
    {
        var open = Open(new World(Sample.Site()));
        _transitions.Put(open with { Id = "now" });
        _transitions.PutEarlier([open with { Id = "older" }, open with { Id = "old" }, open with { Id = "now" }]);
        Assert.Equal(["now", "old", "older"], _transitions.Newest(10, null).Select(transition => transition.Id));
    }
}
