using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Probing;

namespace HybridFailover.Engine.Tests.Monitoring;

public sealed class FollowedPathsTests
{
    private static readonly Policy Balanced = Printed.Of(Preset.Balanced);

    private readonly LiveRound[] _room = new LiveRound[4_096];
    private long _cursor;

    [Fact]
    public void A_follower_gets_the_last_minute_first_and_afterwards_what_is_new()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(90);
        using var tail = Follow(scene, "dx");
        scene.RunFor(0.5);
        var first = Read(tail);
        Assert.InRange(first.Length, 300, 304);
        Assert.Equal(first.OrderBy(round => round.Index), first);

        scene.RunFor(2);
        var next = Read(tail);
        Assert.InRange(next.Length, 9, 11);
        Assert.Equal(first[^1].Index + 1, next[0].Index);
        Assert.All(next, round => Assert.Equal((1, 0, 0, TimeSpan.FromMilliseconds(1).Ticks), (round.Sent, round.Lost, round.Late, round.RoundTripTicks)));
    }

    [Fact]
    public void A_lost_round_is_told_as_lost_and_its_time_is_when_it_was_sent()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(5);
        using var tail = Follow(scene, "dx");
        scene.RunFor(0.5);
        Read(tail);
        scene.Dx.Answer = (_, _) => null;
        scene.RunFor(3);
        var rounds = Read(tail).Where(round => round.Lost > 0).ToList();
        Assert.True(rounds.Count >= 10, $"{rounds.Count} lost");
        Assert.All(rounds, round => Assert.Equal((1, 1, 0u), (round.Sent, round.Lost, round.RoundTripTicks)));
        Assert.Equal(TimeSpan.FromMilliseconds(200), new TimeSpan(rounds[5].SentUtcTicks - rounds[4].SentUtcTicks));
        Assert.Equal(scene.Rounds("dx")[(int)rounds[0].Index].SentAt, new DateTimeOffset(rounds[0].SentUtcTicks, TimeSpan.Zero) - (scene.Time.GetUtcNow() - scene.Now));
    }

    [Fact]
    public void A_late_reply_tells_its_round_a_second_time_as_late()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(5);
        using var tail = Follow(scene, "dx");
        scene.RunFor(0.5);
        Read(tail);
        scene.Dx.Answer = (_, _) => TimeSpan.FromMilliseconds(900);
        scene.RunFor(4);
        var byIndex = Read(tail).GroupBy(round => round.Index).Where(group => group.Count() == 2).ToList();
        Assert.True(byIndex.Count >= 5, $"{byIndex.Count} told twice");
        Assert.All(byIndex, twice => Assert.Equal([(1, 0), (0, 1)], twice.Select(round => ((int)round.Lost, (int)round.Late))));
    }

    [Fact]
    public void Every_follower_has_a_cursor_of_its_own_and_the_last_one_takes_the_memory_with_it()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(5);
        var (one, other) = (Follow(scene, "dx"), Follow(scene, "dx"));
        Assert.Equal(1, scene.Watch.FollowedCount);
        scene.RunFor(1);
        long mine = 0, theirs = 0;
        Assert.Equal(one.Read(ref mine, _room), other.Read(ref theirs, _room));
        one.Dispose();
        one.Dispose();
        Assert.Equal(1, scene.Watch.FollowedCount);
        scene.RunFor(1);
        Assert.True(other.Read(ref theirs, _room) > 0);
        other.Dispose();
        Assert.Equal(0, scene.Watch.FollowedCount);
    }

    [Fact]
    public void A_reader_that_comes_late_gets_the_newest_and_no_more_than_it_has_room_for()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(1);
        using var tail = Follow(scene, "dx");
        scene.RunFor(300);
        var all = Read(tail);
        Assert.InRange(all.Length, 300, 512);
        long cursor = 0;
        Assert.Equal(20, tail.Read(ref cursor, _room.AsSpan(0, 20)));
        Assert.Equal(all[^20..], _room[..20]);
    }

    [Fact]
    public void A_path_with_other_targets_is_followed_on()
    {
        using var scene = new Scene(Balanced);
        scene.RunFor(20);
        using var tail = Follow(scene, "dx");
        scene.RunFor(1);
        Read(tail);
        scene.Apply(Scene.FleetOf(Balanced, Scene.Targets(9, 1), Scene.Targets(2, 1)));
        scene.RunFor(3);
        Assert.InRange(Read(tail).Length, 10, 17);
    }

    [Fact]
    public void Nothing_is_allocated_for_rounds_in_steady_state()
    {
        using var scene = new Scene(Balanced);
        var paths = new FollowedPaths(new Clock(scene.Time));
        var fleet = scene.Watch.Watched;
        scene.RunFor(20);
        using var tail = paths.Follow(Scene.Site, Scene.FleetOf(Balanced, Scene.Targets(1, 1)).Sites[0].Paths[0]);
        paths.Advance(fleet, scene.Now);
        long allocated = 0;
        for (var step = 0; step < 200; step++)
        {
            scene.RunFor(0.3);
            var before = GC.GetAllocatedBytesForCurrentThread();
            paths.Advance(fleet, scene.Now);
            _ = tail.Read(ref _cursor, _room);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.Equal(0, allocated);
        Assert.True(_cursor > 300);
    }

    [Fact]
    public async Task Readers_on_other_threads_never_see_a_round_half_written()
    {
        using var scene = new Scene(Printed.Of(Preset.Conservative));
        scene.RunFor(5);
        using var tail = Follow(scene, "dx");
        using var over = new CancellationTokenSource();
        var seen = 0L;
        var reading = Task.Run(() =>
        {
            var (cursor, room) = (0L, new LiveRound[4_096]);
            while (!over.IsCancellationRequested)
            {
                var count = tail.Read(ref cursor, room);
                for (var place = 1; place < count; place++)
                    Assert.Equal(TimeSpan.TicksPerSecond * (room[place].Index - room[place - 1].Index), room[place].SentUtcTicks - room[place - 1].SentUtcTicks);
                if (Interlocked.Add(ref seen, count) % 3 == 0) cursor = 0;
            }
        }, TestContext.Current.CancellationToken);
        scene.RunFor(3_000);
        // On a busy machine the reader may not have had its turn yet.
        while (Interlocked.Read(ref seen) <= 100 && !reading.IsCompleted) scene.RunFor(1);
        await over.CancelAsync();
        await reading;
    }

    private static IRoundTail Follow(Scene scene, string path) =>
        scene.Watch.Follow(Scene.Site, Scene.FleetOf(scene.Policy, Scene.Targets(1, 1), Scene.Targets(2, 1)).Sites[0].Paths.Single(known => known.Name == path));

    private LiveRound[] Read(IRoundTail tail) => _room[..tail.Read(ref _cursor, _room)];
}
