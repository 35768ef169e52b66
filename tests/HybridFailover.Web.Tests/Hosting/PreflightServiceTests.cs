using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Web.Tests.Hosting;

public sealed class PreflightServiceTests : IDisposable
{
    private readonly FakePreflight _preflight = new();
    private readonly PreflightService _service;

    public PreflightServiceTests() => _service = new PreflightService(_preflight, new FakeMonitor(), TimeProvider.System, NullLogger<PreflightService>.Instance);

    public void Dispose() => _service.Dispose();

    [Fact]
    public void Before_the_first_look_nothing_is_armed() => Assert.False(_service.Findings.IsArmed);

    [Fact]
    public async Task A_check_that_fails_disarms()
    {
        await _service.LookAsync(TestContext.Current.CancellationToken);
        Assert.False(_service.Findings.IsArmed);
        Assert.Equal("CreateRoute is not allowed.", _service.Findings.Checks.Single().Sentence);
    }

    [Fact]
    public async Task A_warning_does_not()
    {
        _preflight.Found = [PreflightCheck.Warn("LAX1", "quota", "Few routes are left.")];
        await _service.LookAsync(TestContext.Current.CancellationToken);
        Assert.True(_service.Findings.IsArmed);
    }

    [Fact]
    public async Task Whoever_asks_while_a_look_is_under_way_gets_its_end_and_starts_no_second_one()
    {
        var slow = new SlowPreflight();
        using var service = new PreflightService(slow, new FakeMonitor(), TimeProvider.System, NullLogger<PreflightService>.Instance);

        var (one, other) = (service.LookAsync(TestContext.Current.CancellationToken), service.LookAsync(TestContext.Current.CancellationToken));
        Assert.True(service.IsLooking);
        slow.Answer.SetResult([]);
        await Task.WhenAll(one, other);

        Assert.Equal(1, slow.Runs);
        Assert.False(service.IsLooking);
    }

    [Fact]
    public async Task A_look_that_breaks_down_says_so_and_leaves_what_was_found_before()
    {
        await _service.LookAsync(TestContext.Current.CancellationToken);
        _preflight.Failure = new InvalidOperationException("EC2 said something that nobody expected.");

        await _service.LookAsync(TestContext.Current.CancellationToken);

        Assert.Equal("EC2 said something that nobody expected.", _service.Trouble);
        Assert.Single(_service.Findings.Checks);
    }

    [Fact]
    public async Task The_API_shows_what_was_found()
    {
        await using var web = await RunningWeb.StartAsync();
        await web.Preflight.LookAsync(TestContext.Current.CancellationToken);
        var shown = await RunningWeb.JsonOf(await web.Client.GetAsync("/api/v1/preflight", TestContext.Current.CancellationToken));
        Assert.False(shown.GetProperty("armed").GetBoolean());
        Assert.Equal("fail", shown.GetProperty("checks")[0].GetProperty("result").GetString());
    }

    private sealed class SlowPreflight : IPreflight
    {
        public TaskCompletionSource<IReadOnlyList<PreflightCheck>> Answer { get; } = new();
        public int Runs { get; private set; }

        public Task<IReadOnlyList<PreflightCheck>> RunAsync(Fleet fleet, CancellationToken cancel)
        {
            Runs++;
            return Answer.Task;
        }
    }
}
