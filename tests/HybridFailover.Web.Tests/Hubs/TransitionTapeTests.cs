using HybridFailover.Web.Hubs;

namespace HybridFailover.Web.Tests.Hubs;

public sealed class TransitionTapeTests
{
    [Fact]
    public void A_reader_gets_all_that_came_since_and_goes_on_from_there()
    {
        var tape = Tape(capacity: 4, entries: 3);

        Assert.Equal(["LAX2", "LAX3"], tape.From(1, out var next, out var missed).Select(entry => entry.Site));
        Assert.Equal((3, 0), (next, missed));
        Assert.Empty(tape.From(next, out next, out missed));
        Assert.Equal((3, 0), (next, missed));
    }

    [Fact]
    public void A_reader_that_was_overtaken_is_told_how_many_it_missed()
    {
        var tape = Tape(capacity: 4, entries: 9);

        Assert.Equal(["LAX6", "LAX7", "LAX8", "LAX9"], tape.From(2, out var next, out var missed).Select(entry => entry.Site));
        Assert.Equal((9, 3), (next, missed));
    }

    private static TransitionTape Tape(int capacity, int entries)
    {
        var tape = new TransitionTape(capacity);
        for (var number = 1; number <= entries; number++) tape.Add($"LAX{number}", []);
        return tape;
    }
}
