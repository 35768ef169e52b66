using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Display;

public sealed class StandingLaneTests
{
    private static readonly DateTimeOffset To = PageSamples.Now;
    private static readonly DateTimeOffset From = To.AddHours(-24);
    private static readonly DateTimeOffset Started = To.AddHours(-30);

    [Fact]
    public void Without_transitions_the_site_stood_where_it_stands_since_the_program_began()
    {
        var lane = StandingLane.Of([], Standing.On("dx"), To.AddHours(-1), From, To);

        Assert.Equal([(LaneKind.Unknown, null, 23.0, false), (LaneKind.On, "dx", 1.0, true)], lane.Select(Read));
    }

    [Fact]
    public void A_failover_and_a_failback_are_five_segments_that_add_up_to_the_window()
    {
        Transition[] moves = [Move("dx", "vpn", -10, -9), Move("vpn", "dx", -5, -4)];

        var lane = StandingLane.Of(moves, Standing.On("dx"), Started, From, To);

        Assert.Equal(
            [(LaneKind.On, "dx", 14.0, false), (LaneKind.Switching, "vpn", 1, false), (LaneKind.On, "vpn", 4, false), (LaneKind.Switching, "dx", 1, false), (LaneKind.On, "dx", 4, true)],
            lane.Select(Read));
        Assert.Equal(To - From, lane.Aggregate(TimeSpan.Zero, (sum, segment) => sum + segment.Length));
        Assert.Same(moves[0], lane[2].Transition);
    }

    [Fact]
    public void The_order_of_the_transitions_does_not_matter()
    {
        Transition[] moves = [Move("dx", "vpn", -10, -9), Move("vpn", "dx", -5, -4)];

        Assert.Equal(StandingLane.Of(moves, Standing.On("dx"), Started, From, To), StandingLane.Of([.. moves.Reverse()], Standing.On("dx"), Started, From, To));
    }

    [Fact]
    public void An_open_transition_runs_on()
    {
        var lane = StandingLane.Of([Move("dx", "vpn", -1, null, TransitionResult.Open)], Standing.Switching("dx", "vpn"), Started, From, To);

        Assert.Equal((LaneKind.Switching, "vpn", 1, true), Read(lane[^1]));
    }

    [Fact]
    public void An_abandoned_one_leaves_the_site_where_it_was()
    {
        var lane = StandingLane.Of([Move("dx", "vpn", -2, -1, TransitionResult.Abandoned)], Standing.On("dx"), Started, From, To);

        Assert.Equal((LaneKind.On, "dx", 1, true), Read(lane[^1]));
    }

    [Fact]
    public void A_superseded_one_goes_over_into_the_next()
    {
        Transition[] moves = [Move("dx", "vpn", -3, -2, TransitionResult.Superseded), Move("vpn", "path2", -2, -1)];

        var lane = StandingLane.Of(moves, Standing.On("path2"), Started, From, To);

        Assert.Equal([LaneKind.On, LaneKind.Switching, LaneKind.Switching, LaneKind.On], lane.Select(segment => segment.Kind));
    }

    [Fact]
    public void A_crash_in_the_middle_leaves_an_unknown_stretch()
    {
        var lane = StandingLane.Of([Move("dx", "vpn", -3, -2, TransitionResult.Interrupted)], Standing.On("vpn"), To.AddHours(-2), From, To);

        Assert.Equal([(LaneKind.Unknown, null, 22.0, false), (LaneKind.On, "vpn", 2, true)], lane.Select(Read));
    }

    [Fact]
    public void A_move_that_nobody_saw_is_unknown_until_the_routes_were_read_anew()
    {
        var lane = StandingLane.Of([Move("dx", "vpn", -10, -9)], Standing.On("dx"), To.AddHours(-2), From, To);

        Assert.Equal([(LaneKind.Unknown, null, 14.0, false), (LaneKind.Switching, "vpn", 1, false), (LaneKind.Unknown, null, 7, false), (LaneKind.On, "dx", 2, true)], lane.Select(Read));
    }

    [Fact]
    public void A_segment_that_began_before_the_window_tells_when()
    {
        var lane = StandingLane.Of([Move("dx", "vpn", -28, -27)], Standing.On("vpn"), Started, From, To);

        var only = Assert.Single(lane);
        Assert.Equal((LaneKind.On, "vpn", 24, true), Read(only));
        Assert.Equal(To.AddHours(-27), only.BeganAt);
    }

    [Fact]
    public void A_window_of_the_past_has_nothing_that_runs()
    {
        var lane = StandingLane.Of([Move("dx", "vpn", -10, -9)], null, Started, To.AddHours(-12), To.AddHours(-8));

        Assert.Equal([(LaneKind.On, "dx", 2.0, false), (LaneKind.Switching, "vpn", 1, false), (LaneKind.On, "vpn", 1, false)], lane.Select(Read));
    }

    private static (LaneKind, string?, double, bool) Read(LaneSegment segment) => (segment.Kind, segment.Path, segment.Length.TotalHours, segment.IsRunning);

    private static Transition Move(string from, string to, double decided, double? ended, TransitionResult result = TransitionResult.Done) => PageSamples.Transition() with
    {
        Id = $"{from}-{to}", From = from, To = to, DecidedAt = To.AddHours(decided), EndedAt = ended is { } hours ? To.AddHours(hours) : null, Result = result,
    };
}
