using FsCheck;
using FsCheck.Fluent;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Probing;

public sealed class DueHeapProperties
{
    [Fact]
    public void The_first_is_always_the_one_due_first() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), moves =>
        {
            var heap = new DueHeap();
            var tracks = new List<Track>();
            foreach (var move in moves)
            {
                if (move % 3 == 0 || tracks.Count == 0) tracks.Add(Added(heap, move));
                else if (move % 3 == 1) Moved(heap, tracks[move % tracks.Count], move);
                else
                {
                    heap.Remove(tracks[move % tracks.Count]);
                    tracks.RemoveAt(move % tracks.Count);
                }
                if (heap.Count != tracks.Count || heap.First?.Due != (tracks.Count == 0 ? null : tracks.Min(track => track.Due))) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    private static Track Added(DueHeap heap, byte at)
    {
        var track = new Track(new ProbeGroup(), Scene.Targets(1, 1), "nobody");
        track.Follow(Printed.Of(Preset.Balanced), 1, 0, TimeSpan.FromMilliseconds(at));
        heap.Add(track);
        return track;
    }

    /// <summary>Another interval plans the track anew, from this time.</summary>
    private static void Moved(DueHeap heap, Track track, byte at)
    {
        var policy = Printed.Of(track.Interval == TimeSpan.FromMilliseconds(200) ? Preset.Fast : Preset.Balanced);
        track.Follow(policy, 1, 0, TimeSpan.FromMilliseconds(at));
        heap.Moved(track);
    }
}
