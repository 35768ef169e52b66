using HybridFailover.Web.Components.Drills;

namespace HybridFailover.Web.Tests.Components.Drills;

public sealed class DrillFileTests : IDisposable
{
    private static readonly WatchedDrill Drill = new("LAX1", "web-1", "alice", new StopConditions(0.05, OtherSiteCritical: true));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hf-drill-file-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "drills.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_written_is_read_after_a_restart()
    {
        new DrillFile(Path).Write([Drill]);
        var file = new DrillFile(Path);
        Assert.Equal([Drill], file.Read());
        Assert.Null(file.Trouble);
    }

    [Theory]
    [InlineData("{"), InlineData("null"), InlineData("[{}]"), InlineData("[null]")]
    public void What_cannot_be_read_is_said_and_not_passed_over(string content)
    {
        File.WriteAllText(Path, content);
        var file = new DrillFile(Path);
        Assert.Empty(file.Read());
        Assert.StartsWith("stop conditions from before this start can't be read", file.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_file_nothing_was_watched() => Assert.Empty(new DrillFile(Path).Read());

    [Fact]
    public void What_cannot_be_written_is_said()
    {
        var file = new DrillFile(System.IO.Path.Combine(Path, "below", "drills.json"));
        File.WriteAllText(Path, "in the way");
        file.Write([Drill]);
        Assert.StartsWith("a restart would forget the stop conditions", file.Trouble, StringComparison.Ordinal);
    }
}
