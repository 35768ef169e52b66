using System.Net;

namespace HybridFailover.Web.Tests.History;

public sealed class AuditUnreadableTests
{
    [Theory]
    [InlineData(""), InlineData("/1"), InlineData("/1/evidence"), InlineData("/store"), InlineData("/export")]
    public async Task A_history_that_can_not_be_read_says_why_and_that_live_state_is_not_affected(string address)
    {
        await using var scene = new AuditScene();
        await scene.TransitionAsync(AuditScene.At);
        var web = await scene.WebAsync();
        await scene.Files.StopAsync();
        await File.WriteAllTextAsync(scene.Database, new string('x', 8192), TestContext.Current.CancellationToken);
        using var answer = await web.Client.GetAsync("/api/v1/audit" + address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var detail = (await RunningWeb.JsonOf(answer)).GetProperty("detail").GetString()!;
        Assert.Contains(scene.Database, detail, StringComparison.Ordinal);
        Assert.Contains("damaged", detail, StringComparison.Ordinal);
        Assert.Contains("not affected", detail, StringComparison.Ordinal);
        using var sites = await web.Client.GetAsync("/api/v1/sites", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, sites.StatusCode);
    }

    [Fact]
    public async Task On_the_command_line_it_ends_with_3()
    {
        await using var scene = new AuditScene();
        await scene.TransitionAsync(AuditScene.At);
        await scene.WebAsync();
        await scene.Files.StopAsync();
        File.Delete(scene.Database);
        var run = await scene.TypeAsync("audit", "list");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("can't be read", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, (await scene.TypeAsync("audit", "note", "1", "--text", "x")).ExitCode);
    }
}
