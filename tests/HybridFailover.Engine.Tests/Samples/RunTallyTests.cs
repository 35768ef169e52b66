using HybridFailover.Engine.Samples;

namespace HybridFailover.Engine.Tests.Samples;

public sealed class RunTallyTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private RunTally _tally;

    [Fact]
    public void A_good_round_ends_a_run()
    {
        Assert.Null(At(1, LossKind.Lost));
        Assert.Null(At(2, LossKind.Lost));
        Assert.Equal(Run(1, 1, 2, LossKind.Lost), At(3, null));
        Assert.Null(At(4, null));
    }

    [Fact]
    public void A_single_round_is_a_run_without_length()
    {
        At(1, LossKind.Void);
        Assert.Equal(Run(1, 0, 1, LossKind.Void), At(2, null));
    }

    [Fact]
    public void A_round_of_another_kind_ends_a_run_and_begins_the_next()
    {
        At(1, LossKind.Lost);
        Assert.Equal(Run(1, 0, 1, LossKind.Lost), At(2, LossKind.Late));
        Assert.Equal(Run(2, 0, 1, LossKind.Late), At(3, null));
    }

    [Fact]
    public void A_long_run_comes_in_pieces_of_which_each_begins_where_the_last_one_ended()
    {
        var pieces = Enumerable.Range(0, 131).Select(second => At(second, LossKind.Lost)).OfType<LossRun>().ToList();
        Assert.Equal([Run(0, 60, 61, LossKind.Lost), Run(60, 60, 60, LossKind.Lost)], pieces);
        Assert.Equal(Run(120, 10, 10, LossKind.Lost), At(131, null));
    }

    [Fact]
    public void A_run_that_ends_with_a_piece_leaves_no_empty_one()
    {
        for (var second = 0; second <= 60; second++) At(second, LossKind.Lost);
        Assert.Null(At(61, null));
        Assert.Null(_tally.End("LAX1", "dx"));
    }

    [Fact]
    public void A_wall_clock_that_is_set_meanwhile_leaves_the_length_right()
    {
        At(1, LossKind.Lost);
        _tally.Next(LossKind.Lost, TimeSpan.FromSeconds(3), Start.AddHours(-1), "LAX1", "dx");
        Assert.Equal(Run(1, 2, 2, LossKind.Lost), At(4, null));
    }

    [Fact]
    public void The_end_of_watching_ends_a_run()
    {
        At(1, LossKind.Lost);
        Assert.Equal(Run(1, 0, 1, LossKind.Lost), _tally.End("LAX1", "dx"));
        Assert.Null(_tally.End("LAX1", "dx"));
    }

    private LossRun? At(double seconds, LossKind? kind) => _tally.Next(kind, TimeSpan.FromSeconds(seconds), Start.AddSeconds(seconds), "LAX1", "dx");

    private static LossRun Run(double from, double length, int rounds, LossKind kind) =>
        new("LAX1", "dx", Start.AddSeconds(from), TimeSpan.FromSeconds(length), rounds, kind);
}
