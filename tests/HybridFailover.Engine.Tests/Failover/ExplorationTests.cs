using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Engine.Tests.Failover;

/// <summary>Small machines, every order of events to a depth, and long random lives; the invariants after every step.</summary>
public sealed class ExplorationTests
{
    private static readonly (string Name, Action<World> Do)[] Turns =
    [
        ("dx down", world => world.Down("dx")),
        ("dx up", world => world.Up("dx")),
        ("vpn down", world => world.Down("vpn")),
        ("vpn up", world => world.Up("vpn")),
        ("writes are lost though made", world => world.Fate = _ => (true, World.Lost)),
        ("writes are throttled", world => world.Fate = _ => (false, World.Throttled)),
        ("writes work", world => world.Fate = _ => null),
        ("half a second", world => world.Run(0.5)),
        ("a minute", world => world.Run(61)),
        ("fail over", world => world.Command(CommandKind.Failover, "vpn")),
        ("fail back", world => world.Command(CommandKind.Failback)),
        ("suspend", world => world.Command(CommandKind.Suspend)),
        ("resume", world => world.Command(CommandKind.Resume)),
    ];

    private static readonly (string Name, Action<World> Do)[] MoreTurns =
    [
        .. Turns,
        ("dx degraded", world => world.Degraded("dx")),
        ("dx unknown", world => world.Unknown("dx")),
        ("vpn unknown", world => world.Unknown("vpn")),
        ("both die", world => world.Die("dx", "vpn")),
        ("writes are refused", world => world.Fate = _ => (false, World.Refused)),
        ("somebody removes the routes", world => world.Rows = world.Rows.Clear()),
        ("somebody sets a foreign route", world => world.Rows = world.Rows.SetItem(world.State.Slots[0].Slot, "eni-foreign")),
        ("somebody sets our route", world => world.Rows = world.Rows.SetItem(world.State.Slots[^1].Slot, "eni-1")),
        ("reads fail", world => world.ReadsFail = true),
        ("reads work", world => world.ReadsFail = false),
        ("reads are stale", world => { var rows = world.Rows; world.StaleRows = () => rows; }),
        ("reads are fresh", world => world.StaleRows = null),
        ("nothing is propagated", world => world.IsPropagated = false),
        ("it is propagated", world => world.IsPropagated = true),
        ("hold", world => world.Command(CommandKind.Hold)),
        ("release", world => world.Command(CommandKind.Release)),
        ("drill", world => world.Command(CommandKind.Drill)),
        ("replace", world => world.Command(CommandKind.Replace)),
        ("adopt", world => world.Command(CommandKind.Adopt)),
        ("override", world => world.Command(CommandKind.Failover, "vpn", command => command with { Override = "LAX1" })),
        ("ten minutes", world => world.Run(600)),
        ("the lease is lost", world => world.Feed(at => new LeaseChanged(at, false))),
        ("the lease is won", world => world.Feed(at => new LeaseChanged(at, true))),
    ];

    private static World Fresh(int tables) => new(Sample.Site(policy => policy with { FlapGrowth = 1 }, tables)) { Check = Invariants.Check, ReportPace = TimeSpan.FromSeconds(1) };

    [Fact]
    public void Every_order_of_four_turns_keeps_the_invariants()
    {
        var lives = 0;
        Explore(Fresh(tables: 2), [], 4, ref lives);
        Assert.True(lives > 13 * 13 * 13 * 13);
    }

    private static void Explore(World world, string[] path, int depth, ref int lives)
    {
        lives++;
        if (depth == 0) return;
        foreach (var (name, turn) in Turns)
        {
            var next = world.Clone();
            string[] walked = [.. path, name];
            try { turn(next); }
            catch (Exception broken) { Assert.Fail($"after {string.Join(", ", walked)}: {broken.Message}"); }
            Explore(next, walked, depth - 1, ref lives);
        }
    }

    [Fact]
    public void Long_random_lives_keep_the_invariants_and_come_to_rest()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var random = new Random(seed);
            var world = Fresh(1 + seed % 3);
            var walked = new List<string>();
            try
            {
                for (var turn = 0; turn < 60; turn++)
                {
                    var (name, act) = MoreTurns[random.Next(MoreTurns.Length)];
                    walked.Add(name);
                    act(world);
                    world.Run(random.NextDouble() * 3);
                }
                ComeToRest(world);
            }
            catch (Exception broken) { Assert.Fail($"seed {seed}, after {string.Join(", ", walked)}: {broken.Message}"); }
        }
    }

    // 9: when probes, EC2 and operator are quiet, desired = commanded = observed.
    private static void ComeToRest(World world)
    {
        world.Up("dx");
        world.Up("vpn");
        (world.Fate, world.StaleRows, world.ReadsFail, world.IsPropagated) = (_ => null, null, false, true);
        world.Rows = world.Rows.RemoveRange(world.Rows.Where(row => row.Value == "eni-foreign").Select(row => row.Key));
        if (!world.State.IsLeader) world.Feed(at => new LeaseChanged(at, true));
        world.Run(120);
        world.Command(CommandKind.Resume);
        world.Run(120);
        var observed = Observed.Of(world.State, world.Now);
        Assert.Equal(StandingKind.On, world.State.Standing.Kind);
        Assert.Equal(world.State.Standing.Path, observed);
        Assert.All(world.State.Slots, slot => Assert.Equal(observed == "dx" ? null : "eni-1", world.Rows.GetValueOrDefault(slot.Slot)));
        Assert.Null(world.State.Flight);
    }

    [Fact]
    public void The_same_events_in_the_same_order_give_the_same_records()
    {
        static string Live()
        {
            var random = new Random(7);
            var world = Fresh(2);
            for (var turn = 0; turn < 80; turn++) { MoreTurns[random.Next(MoreTurns.Length)].Do(world); world.Run(random.NextDouble() * 5); }
            Assert.True(world.Records.Count > 20);
            return string.Join('\n', world.Records.Select(record => RecordEntry.Of(record, world.State.Site)).Select(entry => $"{entry.At:O} {entry.Kind} {entry.Id} {entry.Content}"));
        }
        Assert.Equal(Live(), Live());
    }

    [Fact]
    public void A_path_that_flaps_for_a_day_is_failed_back_to_at_most_twice_in_any_hour()
    {
        var world = Fresh(1);
        var random = new Random(3);
        for (var hour = 0; hour < 24 * 6; hour++)
        {
            world.Die("dx");
            world.Run(random.Next(1, 120));
            world.Up("dx");
            world.Run(random.Next(60, 600));
        }
        var backs = world.Ended.Where(ended => ended is { To: "dx", Trigger: Trigger.Automatic }).Select(ended => ended.DecidedAt).ToList();
        Assert.All(backs, at => Assert.True(backs.Count(other => other >= at && other - at < TimeSpan.FromHours(1)) <= 2));
    }
}
