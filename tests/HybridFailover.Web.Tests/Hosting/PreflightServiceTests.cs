using HybridFailover.Engine.Routing;
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
    public async Task The_API_shows_what_was_found()
    {
        await using var web = await RunningWeb.StartAsync();
        await web.Preflight.LookAsync(TestContext.Current.CancellationToken);
        var shown = await RunningWeb.JsonOf(await web.Client.GetAsync("/api/v1/preflight", TestContext.Current.CancellationToken));
        Assert.False(shown.GetProperty("armed").GetBoolean());
        Assert.Equal("fail", shown.GetProperty("checks")[0].GetProperty("result").GetString());
    }
}
