using HybridFailover.Web.Tests.Cli;

namespace HybridFailover.Web.Tests.Hosting;

/// <summary>Starts that must not come about: each ends with 2, and says why in words.</summary>
public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hf-start-");

    [Fact]
    public async Task Without_a_configuration_there_is_nothing_to_monitor()
    {
        var run = await CommandLineRun.OfAsync("run --environment=Production");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--config FILE", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_errors_of_a_configuration_are_told_at_once()
    {
        var run = await CommandLineRun.OfAsync($"run --environment=Production --config {Write("""{ "HybridFailover": { "Interva": 5, "Sites": { "LAX1": { "Paths": [ { "Name": "dx" } ] } } } }""")} --HybridFailover:DataDirectory={_directory.FullName}");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("HybridFailover:Interva", run.Error, StringComparison.Ordinal);
        Assert.Contains("HybridFailover:Sites:LAX1:RouteTables", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lab_and_sites_do_not_go_together() =>
        Assert.Contains("not both", (await CommandLineRun.OfAsync($"run --lab --config {Write("""{ "HybridFailover": { "Sites": { "LAX1": {} } } }""")}")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task A_port_in_use_is_told_in_one_line()
    {
        await using var web = await RunningWeb.StartAsync();
        var run = await CommandLineRun.OfAsync($"run --lab --urls http://127.0.0.1:{web.Address.Port}");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("already in use", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private string Write(string json)
    {
        var file = Path.Combine(_directory.FullName, "sites.json");
        File.WriteAllText(file, json);
        return file;
    }
}
