using Amazon.Runtime;
using HybridFailover.Aws.Credentials;
using HybridFailover.Aws.Routes;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Aws.Tests.Routes;

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

    [Fact]
    public async Task A_metadata_service_that_never_answers_holds_the_start_up_no_longer_than_ten_seconds()
    {
        await using var subject = await Subject.WithAsync(_ => Reply.Never);
        var (asked, never, clock) = (new TaskCompletionSource(), new TaskCompletionSource<ImmutableCredentials>(), new Clock(subject.Time));
        var source = new CredentialSource(_ => { asked.TrySetResult(); return never.Task; }, clock, NullLogger.Instance);
        await using var warmth = new Warmth(subject.Control.Client, source, clock, NullLogger.Instance);
        var warmUp = warmth.BeginAsync(Stop);
        await asked.Task;
        subject.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(warmUp.IsCompleted);
        subject.Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Contains("still being resolved", await warmUp, StringComparison.Ordinal);
        Assert.Empty(subject.Endpoint.Requests);
    }
}
