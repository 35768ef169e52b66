using System.Net;
using HybridFailover.Engine.Failover;
using HybridFailover.Web.Tests.Components.Commands;

namespace HybridFailover.Web.Tests.Api;

public sealed class OutlookEndpointsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_preview_has_the_route_changes_and_every_guard_with_its_limit()
    {
        await using var web = await RunningWeb.StartAsync();
        web.Monitor.Foresee = (kind, _) => Outlooks.Down(kind) with { Changes = [new RouteChange(Samples.Slot, "propagated", "eni-1")] };
        var outlook = await RunningWeb.JsonOf(await web.Client.GetAsync("/api/v1/sites/lax1/preview?command=failover&to=vpn", Cancel));
        Assert.Equal(("LAX1", "failover", "vpn"), (outlook.GetProperty("site").GetString(), outlook.GetProperty("command").GetString(), outlook.GetProperty("target").GetString()));
        Assert.Equal((false, "TargetDown", true), (outlook.GetProperty("wouldBeAccepted").GetBoolean(), outlook.GetProperty("rejection").GetString(), outlook.GetProperty("mayOverride").GetBoolean()));
        var change = Assert.Single(outlook.GetProperty("changes").EnumerateArray());
        Assert.Equal(("rtb-1", "propagated", "eni-1"), (change.GetProperty("routeTable").GetString(), change.GetProperty("from").GetString(), change.GetProperty("to").GetString()));
        var guard = Assert.Single(outlook.GetProperty("guards").EnumerateArray());
        Assert.Equal(("health", "fail", "up"), (guard.GetProperty("guard").GetString(), guard.GetProperty("result").GetString(), guard.GetProperty("limit").GetString()));
        Assert.Empty(web.Monitor.Commands);
    }

    [Theory]
    [InlineData("", "command: Missing")]
    [InlineData("?command=jump", "\"jump\" is not accepted")]
    [InlineData("?command=hold&path=vpn", "path: Not known")]
    public async Task A_wrong_question_is_answered_with_what_is_wrong(string query, string sentence)
    {
        await using var web = await RunningWeb.StartAsync();
        var response = await web.Client.GetAsync("/api/v1/sites/LAX1/preview" + query, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(sentence, (await RunningWeb.JsonOf(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
