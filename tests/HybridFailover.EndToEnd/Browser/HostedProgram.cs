using System.Text.Json;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Lab;
using HybridFailover.Lab.Simulated;
using HybridFailover.Tests;
using HybridFailover.Web.Components.Commands;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.History;
using HybridFailover.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Monitor = HybridFailover.Engine.Monitoring.Monitor;

namespace HybridFailover.EndToEnd.Browser;

/// <summary>
/// The program's own parts in the test's process: the lab outlives a restart, probes can be stopped, and the ten minutes that a second
/// person has pass when told to. Shared by the tests of a class, each with a site of its own.
/// </summary>
public sealed class HostedProgram : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hf-hosted-");
    private SimulatedLab _lab = null!;
    private StoppableNetwork _network = null!;
    private World _world = null!;
    private HistoryStore _history = null!;
    private Monitor _monitor = null!;
    private WebApplication? _app;
    private string _url = "http://127.0.0.1:0";

    public Uri Address => new(_url + "/");

    public IMonitor Monitor => _monitor;

    public ILabControl Lab => _lab;

    /// <summary>Times nothing but second persons.</summary>
    public ManualTimeProvider ApprovalTime { get; } = new(DateTimeOffset.UtcNow);

    public bool ProbesAreStopped
    {
        get => _network.IsStopped;
        set => _network.IsStopped = value;
    }

    public async ValueTask InitializeAsync()
    {
        _lab = await SimulatedLab.StartAsync();
        _network = new StoppableNetwork(_lab.Network);
        await StartAsync();
    }

    /// <summary>How many audit entries a filter finds.</summary>
    public async Task<int> CountAsync(string filter)
    {
        using var client = new HttpClient();
        using var page = JsonDocument.Parse(await client.GetStringAsync(new Uri(Address, $"api/v1/audit?{filter}"), TestContext.Current.CancellationToken));
        return page.RootElement.GetProperty("count").GetInt32();
    }

    /// <summary>As a program would, from outside the pages.</summary>
    public async Task CommandAsync(string site, CommandKind kind, TimeSpan length)
    {
        var answer = await _monitor.CommandAsync(
            site, new Command { Id = $"test-{Guid.NewGuid():N}", Kind = kind, Actor = "a program", Reason = "asked for by a program", For = length }, TestContext.Current.CancellationToken);
        Assert.True(answer!.Accepted, answer.Sentence);
    }

    public async Task UntilAsync(string site, Func<SiteSnapshot, bool> isSo)
    {
        while (!isSo(_monitor.Find(site)!)) await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    /// <summary>Every path is judged again.</summary>
    public async Task SettledAsync()
    {
        foreach (var site in _monitor.Fleet.Sites) await UntilAsync(site.Code, now => now.Paths.All(path => path.Verdict != Verdict.Unknown));
    }

    /// <summary>Ends the program and starts it on what it left on disk; the lab's paths and routes stay as they are.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _lab.DisposeAsync();
        _network.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task StartAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(WebServices).Assembly.GetName().Name, EnvironmentName = "Production", Args = [$"--urls={_url}"] });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(_lab.Configuration);
        builder.Configuration["HybridFailover:Commands:SecondPerson"] = "true";
        var logs = NullLoggerFactory.Instance;
        var storage = new Storage(_folder.FullName, Path.Combine(_folder.FullName, "spill"), IsTemporary: false);
        var fleet = new FleetConfiguration(logs).ReadFirst(builder.Configuration, true);
        _world = await World.OpenAsync(fleet, _lab, _lab.Clock, logs, CancellationToken.None);
        var samples = new SampleQueue();
        var recent = new RecentSeconds(samples);
        _history = new HistoryStore(storage.DatabasePath, storage.SpillDirectory, _lab.Clock, logs.CreateLogger<HistoryStore>(), samples, () => fleet.Retention);
        _monitor = new Monitor(_network, null, _world.Routes, _history, storage.StatePath, _lab.Clock, new Random(1), logs, recent);
        _monitor.Start(fleet);
        builder.AddHybridFailoverWeb();
        builder.Services.AddDataProtection().SetApplicationName("HybridFailover").PersistKeysToFileSystem(new DirectoryInfo(storage.KeysPath));
        builder.Services.AddSingleton<IMonitor>(_monitor);
        builder.Services.AddSingleton(_history);
        builder.Services.AddSingleton(samples);
        builder.Services.AddSingleton(recent);
        builder.Services.AddSingleton(_world.Preflight);
        builder.Services.AddSingleton<ILabControl>(_lab);
        builder.Services.AddSingleton(services => new Approvals(services.GetRequiredService<IConfiguration>(), ApprovalTime));
        _app = builder.Build();
        _app.UseHybridFailoverWeb();
        await _app.StartAsync();
        // The same address after a restart: a page that is open finds the program again.
        _url = _app.Urls.First();
        while (_monitor.NotReady is not null) await Task.Delay(50, TestContext.Current.CancellationToken);
        await SettledAsync();
    }

    private async Task StopAsync()
    {
        if (_app is null) return;
        await _app.DisposeAsync();
        await _monitor.DisposeAsync();
        await _history.DisposeAsync();
        await _world.DisposeAsync();
        _app = null;
    }
}
