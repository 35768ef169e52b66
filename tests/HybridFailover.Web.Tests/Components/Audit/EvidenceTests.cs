using HybridFailover.Engine.Probing;
using HybridFailover.Web.Components.Audit;

namespace HybridFailover.Web.Tests.Components.Audit;

public sealed class EvidenceTests
{
    private static readonly EvidenceAxis Axis = new(TimeSpan.FromSeconds(-60), TimeSpan.FromSeconds(120), TimeSpan.FromMilliseconds(20));

    [Fact]
    public void A_line_joins_answered_rounds_and_crosses_neither_a_loss_nor_a_gap()
    {
        var path = Path(Good(0), Good(1), Lost(2), Good(3), Good(9), Good(10));

        Assert.Equal("M600 80h0L610 80M630 80h0M690 80h0L700 80", EvidenceDrawing.Of(path, Axis).Line);
        Assert.Equal("M620 0v10", EvidenceDrawing.Of(path, Axis).Lost);
    }

    [Fact]
    public void A_late_answer_and_a_round_that_counts_for_nothing_have_marks_of_their_own()
    {
        var drawing = EvidenceDrawing.Of(Path(Lost(0) with { IsLate = true }, new EvidenceRound(TimeSpan.FromSeconds(1), null, RoundKind.Steady, RoundOutcome.Void, false)), Axis);

        Assert.Equal(("", "", "M600 0v10", "M610 0v10"), (drawing.Line, drawing.Lost, drawing.Late, drawing.Void));
    }

    [Fact]
    public void What_was_not_measured_is_a_gap_also_before_the_first_round_and_behind_the_last()
    {
        Assert.Equal([(-60.0, 0.0), (1.0, 9.0), (9.0, 120.0)], Path(Good(0), Good(1), Good(9)).Gaps.Select(gap => (gap.From.TotalSeconds, gap.To.TotalSeconds)));
        Assert.Equal([(0.0, 1800.0)], EvidenceDrawing.Of(Path(), Axis).Gaps);
    }

    [Fact]
    public void The_round_that_made_the_path_down_is_the_last_of_the_limit()
    {
        var path = Path(Good(-9), Lost(-4), Lost(-3), Lost(-2), Lost(-1), Lost(1));

        Assert.Equal((4, TimeSpan.FromSeconds(-0.8)), path.LostInARow);
        Assert.Null((path with { DownAfter = 5 }).LostInARow);
        Assert.Null(Path(Lost(-4), Lost(-3), Lost(-2), Lost(-1), Good(-0.5)).LostInARow);
    }

    [Fact]
    public void The_first_proof_after_the_decision_counts_from_its_reply() =>
        Assert.Equal(TimeSpan.FromMilliseconds(1010), Path(Good(-1), Lost(0.5), Good(1), Good(2)).FirstGoodAfter);

    [Fact]
    public void Markers_that_would_cover_each_other_are_one()
    {
        TimelineStep[] steps = [new(1, "a", TimeSpan.FromSeconds(-0.2)), new(2, "b", TimeSpan.Zero), new(3, "c", TimeSpan.FromSeconds(60)), new(4, "not yet", null)];

        Assert.Equal(["1–2", "3"], EvidenceMarker.Of(steps, Axis).Select(marker => marker.Numbers));
        Assert.Equal(["1", "2"], EvidenceMarker.Of(steps, Axis with { From = TimeSpan.FromSeconds(-1), To = TimeSpan.FromSeconds(1) }).Select(marker => marker.Numbers));
    }

    [Theory]
    [InlineData(9.4, 10), InlineData(12, 15), InlineData(97, 150), InlineData(0.3, 0.4), InlineData(1400, 1500)]
    public void The_top_is_a_round_number_above_the_highest_round_trip(double highest, double top)
    {
        var reading = new EvidenceReading([Path(Good(0) with { Trip = TimeSpan.FromMilliseconds(highest) })]);

        Assert.Equal(top, EvidenceAxis.Of(EvidenceReading.Begin, EvidenceReading.End, reading).Top.TotalMilliseconds, 3);
    }

    [Fact]
    public void The_table_has_the_chart_s_numbers_and_no_zero_for_what_is_missing()
    {
        var lines = EvidenceTableLine.Of(new EvidenceReading([Path(Good(0), Good(0.2), Lost(0.4))]), Axis);

        Assert.Equal(180, lines.Count);
        Assert.Equal(new EvidenceTableLine.Cell("10.0 ms", "10.0 ms", "1 of 3 lost", IsBad: true), lines[60].Cells[0]);
        Assert.Equal(new EvidenceTableLine.Cell("–", "–", "no round", IsBad: false), lines[61].Cells[0]);
    }

    private static PathRounds Path(params EvidenceRound[] rounds) => new("vpn", [], rounds, null, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(5), 4);
    private static EvidenceRound Good(double at) => new(TimeSpan.FromSeconds(at), TimeSpan.FromMilliseconds(10), RoundKind.Steady, RoundOutcome.Good, false);
    private static EvidenceRound Lost(double at) => new(TimeSpan.FromSeconds(at), null, RoundKind.Burst, RoundOutcome.Lost, false);
}
