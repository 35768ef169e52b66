using Xunit;

namespace HybridFailover.Aws.Tests;

public sealed class WarmthTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connections_are_used_again_every_twenty_seconds_also_after_a_turn_that_failed()
    {
        var ill = false;
        await using var subject = await Subject.WithAsync(_ => ill ? Reply.Error(500, "InternalError") : Reply.Error(412, "DryRunOperation"));
        Assert.Null(await subject.Control.WarmUpAsync(Stop));
        var first = subject.Endpoint.Requests.Count;
        Assert.All(subject.Endpoint.Requests, request => Assert.Equal(("DescribeRouteTables", "true"), (request.Action, request.Form["DryRun"])));
        ill = true;
        for (var turn = 2; turn <= 4; turn++)
        {
            subject.Time.Advance(TimeSpan.FromSeconds(20));
            while (subject.Endpoint.Requests.Count < turn * first) await Task.Delay(5, Stop);
            ill = false;
        }
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_not_thrown()
    {
        await using var subject = await Subject.WithAsync(_ => Reply.Error(403, "UnauthorizedOperation", "You are not authorized."));
        Assert.StartsWith($"EC2 at {subject.Endpoint.Uri} is not ready: DescribeRouteTables failed: UnauthorizedOperation", await subject.Control.WarmUpAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_knock_is_warm_enough()
    {
        await using var subject = await Subject.WithAsync(_ => Reply.Error(503, "RequestLimitExceeded"));
        Assert.Null(await subject.Control.WarmUpAsync(Stop));
    }
}
