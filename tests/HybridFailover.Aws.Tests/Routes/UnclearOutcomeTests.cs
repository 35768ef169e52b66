using System.Net;
using System.Net.Sockets;
using HybridFailover.Aws.Credentials;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Aws.Tests.Routes;

/// <summary>A write whose answer doesn't say what happened is unknown, and is sent exactly once.</summary>
public sealed class UnclearOutcomeTests
{
    public static TheoryData<string, string, bool> Broken => new()
    {
        { "reset", "", true },
        { "half a header", "HTTP/1.1 200 OK\r\nContent-Le", true },
        { "half a body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<CreateRouteResponse>", true },
        { "truncated XML", "HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n<CreateRouteResponse>", false },
        { "empty", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", false },
        { "a log-in page", "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>", false },
        { "an HTML error", "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 18\r\n\r\n<html>Bad gateway<", false },
        { "a redirect", "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n", false },
        { "return false", "HTTP/1.1 200 OK\r\nContent-Length: 65\r\n\r\n<CreateRouteResponse><return>false</return></CreateRouteResponse>", false },
        { "a DTD", "HTTP/1.1 200 OK\r\nContent-Length: 108\r\n\r\n<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]><CreateRouteResponse><requestId>&a;</requestId></CreateRouteResponse>  ", false },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_answer_is_unknown_and_the_write_is_not_sent_again(string what, string raw, bool close)
    {
        await using var subject = await Subject.WithAsync(_ => new Reply(raw, close));
        var outcome = await subject.WriteAsync("eni-1");
        Assert.True(outcome.Result == WriteResult.Unknown, $"{what}: {outcome}");
        Assert.Equal(["CreateRoute"], subject.Endpoint.Actions);
        Assert.StartsWith("Whether CreateRoute for rtb-1 192.168.50.0/24 to eni-1 was carried out is unknown:", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_on_a_connection_that_was_used_before_is_not_sent_again_either()
    {
        var first = true;
        await using var subject = await Subject.WithAsync(request =>
        {
            if (!first) return Reply.Reset;
            first = false;
            return Reply.Ok(request.Action);
        });
        Assert.Equal(WriteResult.Done, (await subject.WriteAsync("eni-1")).Result);
        Assert.Equal(WriteResult.Unknown, (await subject.WriteAsync("eni-1")).Result);
        Assert.Equal(2, subject.Endpoint.Requests.Count);
    }

    [Fact]
    public async Task No_answer_within_three_seconds_is_unknown()
    {
        await using var subject = await Subject.WithAsync(_ => Reply.Never);
        var write = subject.WriteAsync("eni-1");
        while (subject.Endpoint.Requests.IsEmpty) await Task.Delay(5, TestContext.Current.CancellationToken);
        subject.Time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(write.IsCompleted);
        subject.Time.Advance(TimeSpan.FromSeconds(0.2));
        var outcome = await write;
        Assert.Equal(WriteResult.Unknown, outcome.Result);
        Assert.Contains("no answer from 127.0.0.1:", outcome.Sentence, StringComparison.Ordinal);
        Assert.Contains("within 3 s", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var endpoint = new Uri($"http://{taken.LocalEndpoint}/");
        taken.Stop();
        await using var control = await Ec2RouteControl.CreateAsync(
            "eu-west-3", endpoint, new Clock(TimeProvider.System), NullLoggerFactory.Instance, new AwsKeys("AKIDTEST", "secret"), TestContext.Current.CancellationToken);
        var outcome = await control.WriteAsync(
            new SlotWrite(new Slot("rtb-1", Destination.Parse(Subject.Cidr)!), new NextHop("eni-1"), null, new HashSet<string>()), TestContext.Current.CancellationToken);
        Assert.Equal(WriteResult.Failed, outcome.Result);
        Assert.Contains("no connection to 127.0.0.1:", outcome.Sentence, StringComparison.Ordinal);
    }
}
