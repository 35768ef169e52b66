using HybridFailover.EndToEnd.Processes;
using HybridFailover.Engine.Routing;
using HybridFailover.Lab;
using HybridFailover.Lab.Endpoint;
using HybridFailover.Lab.Namespaces;
using HybridFailover.Web.Api;

namespace HybridFailover.EndToEnd.Failover;

/// <summary>One test's monitor in the shared lab, with a data directory of its own, and what the test does to both.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string There = "192.168.50.0/24", Appliance = "eni-0123456789abcdef0";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hf-e2e-");
    private readonly SharedLab _shared;
    private readonly DateTimeOffset _began = DateTimeOffset.UtcNow;
    private LabSite _site;

    private readonly string? _data, _spill;

    private Scene(SharedLab shared, LabSite site, string? data, string? spill)
    {
        (_shared, _site, _data, _spill) = (shared, site, data, spill);
        Monitor = new RunningMonitor(new MonitorStart(shared.Lab.Network.Name(LabHost.Monitor), ConfigFile, ""), Path.Combine(DataDirectory, "hybridfailover.sock"));
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public RunningMonitor Monitor { get; }

    public NamespaceLab Lab => _shared.Lab;

    public string ConfigFile => Path.Combine(_folder.FullName, "config.json");

    public string DataDirectory => _data ?? _folder.FullName;

    public string SpillDirectory => _spill ?? Path.Combine(DataDirectory, "spill");

    /// <summary>For the command line.</summary>
    public string Url => $"unix:{Path.Combine(DataDirectory, "hybridfailover.sock")}";

    /// <summary>Quick where waiting proves nothing; every value within what the configuration accepts.</summary>
    public static IReadOnlyDictionary<string, string> Policy { get; } = new Dictionary<string, string>
    {
        ["Interval"] = "00:00:00.100", ["Timeout"] = "00:00:00.200", ["ConfirmInterval"] = "00:00:00.050", ["UpAfter"] = "5", ["QualityWindow"] = "00:00:05",
        ["FailbackDelay"] = "00:00:02", ["FlapGrowth"] = "1", ["FlapBudget"] = "20",
        ["ConsistencyGrace"] = "00:00:02", ["ReadInterval"] = "00:00:02", ["ObservedMaxAge"] = "00:00:30",
    };

    /// <summary>The calls that changed routes, or tried to, since the scene began. One that is answered late is there when it has been answered.</summary>
    public IReadOnlyList<CallRecord> Writes =>
        [.. Lab.Endpoint.Calls.Calls.Where(call => call.At >= _began && call.Action is "CreateRoute" or "ReplaceRoute" or "DeleteRoute" && !call.Parameters.ContainsKey("DryRun"))];

    /// <summary>The targets of the static routes that stand, by table; null: none.</summary>
    public IReadOnlyList<string?> Targets =>
        [.. _site.RouteTables.Select(table => Lab.Endpoint.Network.Rows(table).FirstOrDefault(row => row.Origin == RouteOrigin.Static)?.Target)];

    /// <summary>The monitor stands on Direct Connect and has found both paths up.</summary>
    public static Task<Scene> StartAsync(SharedLab shared, int tables = 1, params (string Key, string Value)[] policy) => StartAsync(shared, null, null, tables, policy);

    /// <param name="data">The monitor's data directory; null: one of the scene's own.</param>
    /// <param name="spill">Its spill directory; null: in the data directory.</param>
    public static async Task<Scene> StartAsync(SharedLab shared, string? data, string? spill, int tables = 1, params (string Key, string Value)[] policy)
    {
        Assert.SkipWhen(SharedLab.NotPossible is not null, SharedLab.NotPossible ?? "");
        await shared.RestoreAsync(Cancel);
        var values = Policy.Where(pair => policy.All(own => own.Key != pair.Key)).Concat(policy.Select(own => KeyValuePair.Create(own.Key, own.Value)));
        var scene = new Scene(shared, SharedLab.Site with { RouteTables = [.. SharedLab.Site.RouteTables.Take(tables)], Policy = new Dictionary<string, string>(values) }, data, spill);
        try
        {
            await scene.ConfigureAsync(site => site);
            scene.Monitor.Start();
            await scene.Monitor.UntilAsync("on dx, both up", site => site.Standing.Text == "on dx" && site.Paths.All(path => path.Verdict == Engine.Health.Verdict.Up), Cancel);
            return scene;
        }
        catch
        {
            await scene.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes the configuration anew, as an editor would: beside it, then moved.</summary>
    public async Task ConfigureAsync(Func<LabSite, LabSite> change)
    {
        _site = change(_site);
        await WriteConfigurationAsync(LabJson.Of([.. LabConfiguration.Of([_site], NamespaceSite.Region, Lab.MonitorUrl), new("HybridFailover:DataDirectory", DataDirectory), new("HybridFailover:SpillDirectory", SpillDirectory)]));
    }

    public async Task WriteConfigurationAsync(string text)
    {
        await File.WriteAllTextAsync(ConfigFile + ".new", text, Cancel);
        File.Move(ConfigFile + ".new", ConfigFile, overwrite: true);
    }

    public Task CutAsync(string path, PathCut? how = null) => Lab.CutAsync(_site.Code, path, how ?? PathCut.Drop, Cancel);

    public Task HealAsync(string path) => Lab.HealAsync(_site.Code, path, Cancel);

    public Task<SiteResource> UntilAsync(string what, Func<SiteResource, bool> isSo) => Monitor.UntilAsync(what, isSo, Cancel);

    /// <summary>Stands on a path, whose routes a read has shown.</summary>
    public Task<SiteResource> UntilOnAsync(string path) => UntilAsync($"on {path}", site => site.Standing.Text == $"on {path}" && site.Observed.Path == path);

    public Task<SiteResource> UntilVerdictAsync(string path, Engine.Health.Verdict verdict) =>
        UntilAsync($"{path} {verdict}", site => site.Paths.Single(each => each.Name == path).Verdict == verdict);

    /// <summary>Lets the monitor go on measuring: so many probes more on each path.</summary>
    public async Task<SiteResource> MeasureOnAsync(int probes)
    {
        var from = (await Monitor.Api.SiteAsync(Cancel)).Paths.ToDictionary(path => path.Name, path => path.Figures.Sent);
        return await UntilAsync($"{probes} probes more", site => site.Paths.All(path => path.Figures.Sent >= from[path.Name] + probes));
    }

    /// <summary>Transitions that have ended, oldest first.</summary>
    public async Task<IReadOnlyList<TransitionResource>> EndedAsync() =>
        [.. (await Monitor.Api.TransitionsAsync(Cancel)).Where(each => each.EndedAt is not null).Reverse()];

    public Task<TypedLine> TypeAsync(string line) => WebProgram.TypeAsync(line, Url, Cancel);

    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed) TestContext.Current.TestOutputHelper?.WriteLine(Monitor.Said);
        await Monitor.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
