using System.Text;
using System.Text.Json;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Tests;
using HybridFailover.Web.Hubs;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Web.Tests.Hubs;

public sealed class LiveFanTests : IDisposable
{
    private readonly FakeMonitor _monitor = new();
    private readonly ManualTimeProvider _time = new();
    private readonly LiveFan _fan;

    public LiveFanTests() => _fan = new LiveFan(_monitor, _time, NullLogger<LiveFan>.Instance);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _fan.Dispose();

    [Fact]
    public async Task A_change_of_state_wakes_who_watches_the_site_and_is_told_once_as_it_is_now()
    {
        var watcher = _fan.Join(Codes("LAX1"), rate: 0);

        _monitor.Publish(Samples.Snapshot("LAX1", version: 8));
        _monitor.Publish(Samples.Snapshot("LAX1", "vpn", version: 9));
        await UntilAsync(() => _fan.StateNumber == 2);

        Assert.False(await watcher.WaitAsync(Cancel));
        var state = Assert.Single(_fan.StatesFrom(watcher.Selection, 0));
        Assert.Equal(9, Json(state).GetProperty("site").GetProperty("version").GetInt32());
        Assert.Empty(_fan.StatesFrom(watcher.Selection, 2));
    }

    [Fact]
    public async Task Figures_alone_are_no_change()
    {
        _fan.Join(null, rate: 0);

        _monitor.Publish(_monitor.Find("LAX1")! with { At = Samples.At.AddSeconds(1) });
        _monitor.Publish(_monitor.Find("PHX1")! with { Version = 8 });
        await UntilAsync(() => _fan.StateNumber > 0);

        Assert.Equal("PHX1", Json(Assert.Single(_fan.StatesFrom(new LiveSelection(_monitor, null), 0))).GetProperty("site").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Who_watches_another_site_sleeps_on()
    {
        var other = _fan.Join(Codes("PHX1"), rate: 0);

        _monitor.Publish(Samples.Snapshot("LAX1", version: 8));
        await UntilAsync(() => _fan.StateNumber == 1);

        Assert.False(other.WaitAsync(Cancel).AsTask().IsCompleted);
        Assert.Empty(_fan.StatesFrom(other.Selection, 0));
    }

    [Fact]
    public async Task Samples_are_due_at_the_rate_that_was_asked_for()
    {
        var second = Enumerable.Range(1, LiveFan.TicksPerSecond).ToList();
        var five = _fan.Join(null, rate: 5);

        Assert.Equal(5, second.Count(tick => five.Tick(tick)));
        Assert.True(await five.WaitAsync(Cancel));
        var (ten, four) = (_fan.Join(null, LiveFan.MostPerSecond), _fan.Join(null, rate: 4));
        Assert.Equal((10, 4), (second.Count(tick => ten.Tick(tick)), second.Count(tick => four.Tick(tick))));
        Assert.DoesNotContain(second, tick => _fan.Join(null, rate: 0).Tick(tick));
    }

    [Fact]
    public void A_transition_that_ended_and_the_one_that_took_its_place_are_both_told()
    {
        var before = Samples.Snapshot("LAX1") with { Current = Samples.Transition("t1", result: TransitionResult.Open) };
        var now = Samples.Snapshot("LAX1") with { Last = Samples.Transition("t1", result: TransitionResult.Superseded), Current = Samples.Transition("t2", result: TransitionResult.Open) };

        Assert.Equal([("t1", TransitionResult.Superseded), ("t2", TransitionResult.Open)], LiveFan.Turns(before, now).Select(turn => (turn.Id, turn.Result)));
        Assert.Empty(LiveFan.Turns(now, now));
    }

    [Fact]
    public void Samples_say_null_for_what_was_not_measured()
    {
        var site = Samples.Snapshot("LAX1");
        var silent = site with { Paths = [site.Paths[0] with { Figures = HybridFailover.Engine.Health.PathFigures.None }] };

        var path = Json(LiveMessages.Samples([silent], Samples.At)).GetProperty("paths")[0];

        Assert.Equal(JsonValueKind.Null, path.GetProperty("latencyMs").ValueKind);
        Assert.Equal(JsonValueKind.Null, path.GetProperty("loss60sRatio").ValueKind);
        Assert.False(path.TryGetProperty("newestAt", out _));
    }

    [Fact]
    public void All_that_is_wrong_with_a_request_is_said_at_once() =>
        Assert.Equal(
            ["samplesPerSecond: 11 is not accepted. Accepted: 0 (no samples) to 10.", "sites: there is no site \"NOPE\". There are: LAX1, PHX1."],
            LiveRequestRules.Problems(new LiveRequest(["lax1", "NOPE"], 11), _monitor.Fleet));

    private static HashSet<string> Codes(params string[] codes) => codes.ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static JsonElement Json(byte[] message) => JsonDocument.Parse(Encoding.UTF8.GetString(message)).RootElement;

    // The fan tells on a thread of its own.
    private static async Task UntilAsync(Func<bool> so)
    {
        while (!so()) await Task.Delay(5, Cancel);
    }
}
