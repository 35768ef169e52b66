using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Sites;

namespace HybridFailover.Engine.Tests.Failover;

public sealed class MemoryTests
{
    private static readonly Instant Start = new(TimeSpan.FromSeconds(5), new DateTimeOffset(2026, 3, 29, 2, 0, 0, TimeSpan.Zero));
    private static readonly Site Site = Written.ReadWith().Fleet!.Sites[0];

    private static StateReading.Read Read(params RememberedSite[] sites) => new(new Remembered(Start.Utc, [.. sites]));

    [Fact]
    public void What_is_recalled_is_what_was_remembered()
    {
        var remembered = StateTextTests.Full();

        var state = Memory.Recall(Site, Read(remembered), Start);

        Assert.Equivalent(remembered, Memory.Of(state), strict: true);
        Assert.Null(state.StateMissing);
    }

    [Fact]
    public void A_hold_ends_at_the_same_UTC_after_a_restart()
    {
        var state = Memory.Recall(Site, Read(StateTextTests.Full()), Start);

        Assert.Equal(TimeSpan.FromSeconds(5) + TimeSpan.FromMinutes(90), state.ModeEndsAt);
    }

    [Fact]
    public void A_clock_that_is_years_behind_does_not_hold_for_years() =>
        Assert.Equal(
            Start.Mono + TimeSpan.FromHours(72),
            Memory.Recall(Site, Read(StateTextTests.Full()), Start with { Utc = DateTimeOffset.UnixEpoch }).ModeEndsAt);

    [Fact]
    public void A_site_that_is_configured_in_shadow_is_in_shadow_whatever_is_remembered()
    {
        var shadow = Site with { Policy = Site.Policy with { Mode = ConfiguredMode.Shadow } };

        var state = Memory.Recall(shadow, Read(StateTextTests.Full()), Start);

        Assert.Equal((Mode.Shadow, null), (state.Mode, state.ModeEndsAt));
        Assert.Equal(Mode.Automatic, Memory.Of(state).Mode);
    }

    [Fact]
    public void Without_a_file_the_first_read_tells_a_first_start_from_a_loss()
    {
        var missing = Memory.Recall(Site, new StateReading.Missing("none"), Start);
        var unreadable = Memory.Recall(Site, new StateReading.Unreadable("torn"), Start);
        var unknown = Memory.Recall(Site, Read(StateTextTests.Full("SEA1")), Start);

        Assert.Equal(("none", false), (missing.StateMissing, missing.StateUnreadable));
        Assert.Equal(("torn", true), (unreadable.StateMissing, unreadable.StateUnreadable));
        Assert.Equal(("the state file says nothing of LAX1", false), (unknown.StateMissing, unknown.StateUnreadable));
    }

    [Fact]
    public void A_doubt_that_was_not_settled_is_not_forgotten() =>
        Assert.Equal("torn", Memory.Of(Memory.Recall(Site, new StateReading.Unreadable("torn"), Start)).StateLost);

    [Fact]
    public void A_version_from_before_a_restart_is_none_of_those_after_it()
    {
        var site = Sample.Site();
        var before = Memory.Recall(site, new StateReading.Missing("test"), new Instant(TimeSpan.Zero, World.Epoch)).Version + 500;
        Assert.True(Memory.Recall(site, new StateReading.Missing("test"), new Instant(TimeSpan.Zero, World.Epoch.AddSeconds(1))).Version > before);
    }
}
