using System.Runtime.CompilerServices;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Probing;

public sealed class ProbeTableTests
{
    private readonly ProbeTable _table = new(65_500);
    private readonly Track _track = new(new ProbeGroup(), Scene.Targets(1, 1), "nobody");

    public ProbeTableTests() => _track.Follow(Printed.Of(Preset.Balanced), 1, 0, TimeSpan.Zero);

    [Fact]
    public void A_slot_is_found_by_its_sequence_also_when_sequences_wrap_and_the_table_grows()
    {
        var sequences = Enumerable.Range(0, 1000).Select(_ => Take(TimeSpan.Zero)!.Value).ToList();
        Assert.Equal(1000, sequences.Distinct().Count());
        Assert.All(sequences, sequence => Assert.Equal(sequence, Find(sequence)));
        Assert.Equal(1024, _table.Capacity);
    }

    [Fact]
    public void A_slot_that_was_taken_over_is_not_found_under_its_old_sequence()
    {
        var old = Take(TimeSpan.Zero)!.Value;
        _table.Find(old).State = ProbeState.Answered;
        for (var probe = 0; probe < 64; probe++)
        {
            var sequence = Take(TimeSpan.Zero)!.Value;
            _table.Find(sequence).State = ProbeState.Answered;
        }
        Assert.Equal(64, _table.Capacity);
        Assert.Null(Find(old));
    }

    [Fact]
    public void A_slot_whose_reply_may_still_come_is_never_given_away()
    {
        for (var probe = 0; probe < 65_536; probe++) Assert.NotNull(Take(TimeSpan.Zero));
        Assert.Null(Take(_track.Timeout));
        Assert.NotNull(Take(_track.Timeout + TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void A_lost_probe_keeps_its_slot_for_five_seconds_while_there_is_room()
    {
        var lost = Take(TimeSpan.Zero)!.Value;
        for (var probe = 0; probe < 500; probe++) Take(_track.Timeout + ProbeTable.LateFor);
        Assert.Equal(lost, Find(lost));
    }

    private ushort? Take(TimeSpan now)
    {
        ref var probe = ref _table.Take(now);
        if (Unsafe.IsNullRef(ref probe)) return null;
        (probe.Track, probe.SentAt, probe.State) = (_track, now, ProbeState.Waiting);
        return probe.Sequence;
    }

    private ushort? Find(ushort sequence)
    {
        ref var probe = ref _table.Find(sequence);
        return Unsafe.IsNullRef(ref probe) ? null : probe.Sequence;
    }
}
