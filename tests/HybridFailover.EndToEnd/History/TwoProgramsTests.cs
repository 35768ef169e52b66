using HybridFailover.EndToEnd.Failover;
using HybridFailover.EndToEnd.Processes;
using HybridFailover.Lab;
using HybridFailover.Lab.Namespaces;
using HybridFailover.TestSupport.History;

namespace HybridFailover.EndToEnd.History;

/// <summary>Two programs and one database, by whatever name: the second one does not write it, and says why.</summary>
[Collection(SharedLabCollection.Name)]
public sealed class TwoProgramsTests(SharedLab shared)
{
    [Theory]
    [InlineData("the same directory", "uses the data directory")]
    [InlineData("the same spill directory", "uses the spill directory")]
    [InlineData("a symbolic link", "leads")]
    public async Task The_second_one_refuses_to_start(string sharing, string words)
    {
        await using var scene = await StartAsync(shared);
        var folder = Directory.CreateTempSubdirectory("hf-second-").FullName;
        if (sharing == "a symbolic link") File.CreateSymbolicLink(Path.Combine(folder, "history.db"), Path.Combine(scene.DataDirectory, "history.db"));
        var (data, spill) = (sharing == "the same directory" ? scene.DataDirectory : folder, sharing == "the same spill directory" ? scene.SpillDirectory : Path.Combine(folder, "spill"));
        var before = KeptRecord.ReadAll(Path.Combine(scene.DataDirectory, "history.db"));

        await using (var second = new RunningMonitor(new MonitorStart(shared.Lab.Network.Name(LabHost.Monitor), await ConfigurationAsync(scene, folder, data, spill), ""), Path.Combine(folder, "none.sock")))
        {
            second.Start();
            Assert.Equal(2, await second.EndedAsync(Scene.Cancel));
            Assert.Contains("Another HybridFailover", second.Said, StringComparison.Ordinal);
            Assert.Contains(words, second.Said, StringComparison.Ordinal);
        }
        var after = KeptRecord.ReadAll(Path.Combine(scene.DataDirectory, "history.db"));
        Assert.Equal(before.Count(record => record.Kind == "program-started"), after.Count(record => record.Kind == "program-started"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_database_with_a_hard_link_is_not_written_by_the_second_one_which_monitors_all_the_same()
    {
        await using var scene = await StartAsync(shared);
        var folder = Directory.CreateTempSubdirectory("hf-second-").FullName;
        await Tool.DoAsync("ln", [Path.Combine(scene.DataDirectory, "history.db"), Path.Combine(folder, "history.db")], cancel: Scene.Cancel);
        var configuration = await ConfigurationAsync(scene, folder, folder, Path.Combine(folder, "spill"));
        await using (var second = new RunningMonitor(new MonitorStart(shared.Lab.Network.Name(LabHost.Monitor), configuration, ""), Path.Combine(folder, "hybridfailover.sock")))
        {
            second.Start();
            await second.UntilAsync("audit degraded", site => site.Alarms.Any(alarm => alarm.Sentence.Contains("has 2 names", StringComparison.Ordinal)), Scene.Cancel);
        }
        Assert.False(File.Exists(Path.Combine(folder, "history.db-wal")), "The second program has written.");
        var verified = await WebProgram.TypeAsync($"audit verify --data {scene.DataDirectory}", null, Scene.Cancel);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Error);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> ConfigurationAsync(Scene scene, string folder, string data, string spill)
    {
        var file = Path.Combine(folder, "config.json");
        await File.WriteAllTextAsync(file, LabJson.Of([.. LabConfiguration.Of([SharedLab.Site with { Policy = new Dictionary<string, string>(Scene.Policy) }], NamespaceSite.Region, scene.Lab.MonitorUrl),
            new("HybridFailover:DataDirectory", data), new("HybridFailover:SpillDirectory", spill), new("Urls", "http://127.0.0.1:0")]), Scene.Cancel);
        return file;
    }

    /// <summary>A monitor does not wait for its history to be there.</summary>
    private static async Task<Scene> StartAsync(SharedLab shared)
    {
        var scene = await Scene.StartAsync(shared);
        await scene.UntilAsync("a history", _ => HasStarted(scene));
        return scene;
    }

    private static bool HasStarted(Scene scene)
    {
        try { return KeptRecord.ReadAll(Path.Combine(scene.DataDirectory, "history.db")).Any(record => record.Kind == "program-started"); }
        catch (Microsoft.Data.Sqlite.SqliteException) { return false; }
    }
}
