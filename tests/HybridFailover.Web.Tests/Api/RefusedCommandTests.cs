using System.Net;
using System.Security.Cryptography;
using System.Text;
using HybridFailover.Engine.Failover;
using HybridFailover.Tests;
using HybridFailover.Web.Api;
using HybridFailover.Web.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Web.Tests.Api;

/// <summary>A command that is wrong in its words is refused, and recorded as far as it can be.</summary>
public sealed class RefusedCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reason_that_is_too_long_is_recorded_by_its_beginning_its_length_and_its_hash()
    {
        await using var web = await RunningWeb.StartAsync();
        var reason = new string('x', 100_000);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(web, $$"""{ "id": "c-1", "command": "hold", "reason": "{{reason}}", "ticket": "CHG-1" }"""));
        var (site, command, fault) = Assert.Single(web.Monitor.Refused);
        Assert.Equal("LAX1", site);
        Assert.Equal(("c-1", CommandKind.Hold, "CHG-1"), (command.Id, command.Kind, command.Ticket));
        Assert.StartsWith("local operator", command.Actor, StringComparison.Ordinal);
        Assert.Equal($"{reason[..500]} [the first 500 of 100000 characters; SHA-256 {Hash(reason)}]", command.Reason);
        Assert.Equal("reason: Has 100000 characters; at most 500 are accepted.", fault);
        Assert.Empty(web.Monitor.Commands);
    }

    [Fact]
    public async Task What_is_invisible_in_a_reason_is_written_out_in_its_record()
    {
        await using var web = await RunningWeb.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(web, """{ "id": "c-1", "command": "hold", "reason": "one\ntwo\u0000 \u202Ethree", "ticket": "a\u0007" }"""));
        var (_, command, fault) = Assert.Single(web.Monitor.Refused);
        Assert.Equal($@"one\u{{a}}two\u{{0}} \u{{202e}}three [15 characters, invisible ones written out; SHA-256 {Hash("one\ntwo\0 \u202Ethree")}]", command.Reason);
        Assert.StartsWith(@"a\u{7} [2 characters, ", command.Ticket, StringComparison.Ordinal);
        Assert.Equal("reason: Has control characters. ticket: Has control characters.", fault);
    }

    [Theory]
    [InlineData("""{ "id": "c-1", "command": "hold", "reason": ["a reason", 7] }""", """["a reason", 7]""")]
    [InlineData("""{ "id": "c-1", "command": "hold", "reason": "Works on the line", "for": "for ever" }""", "Works on the line")]
    [InlineData("""{ "id": "c-1", "command": "failover", "to": "isdn", "reason": "👩‍🔧 works on it" }""", "👩‍🔧 works on it")]
    public async Task What_can_be_read_of_a_wrong_command_is_recorded_as_it_came(string body, string reason)
    {
        await using var web = await RunningWeb.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(web, body));
        Assert.Equal(reason, Assert.Single(web.Monitor.Refused).Command.Reason);
    }

    [Fact]
    public async Task A_command_without_an_id_that_can_be_used_is_recorded_under_the_hash_of_its_body()
    {
        await using var web = await RunningWeb.StartAsync();
        const string body = """{"id":"a b","command":"hold","reason":"Works on the line"}""";
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(web, body));
        Assert.Equal($"sha256:{Hash(body)}", Assert.Single(web.Monitor.Refused).Command.Id);
    }

    [Theory]
    [InlineData("LAX1", """{ "id": "c-1", "command": "explode" }""", HttpStatusCode.BadRequest)]
    [InlineData("LAX1", """{ "id": "c-1", "command": """, HttpStatusCode.BadRequest)]
    [InlineData("LAX1", """["hold"]""", HttpStatusCode.BadRequest)]
    [InlineData("LAX9", """{ "id": "c-1", "command": "hold" }""", HttpStatusCode.NotFound)]
    [InlineData("LAX9%0Afake", """{ "id": "c-1", "command": "hold" }""", HttpStatusCode.NotFound)]
    public async Task What_is_no_command_is_not_recorded_and_leaves_one_line_in_the_log(string site, string body, HttpStatusCode status)
    {
        var log = new ErrorLog(LogLevel.Warning);
        await using var web = await RunningWeb.StartAsync(configure: builder => builder.Logging.AddProvider(log));
        Assert.Equal(status, await PostAsync(web, body, site));
        Assert.Empty(web.Monitor.Refused);
        Assert.DoesNotContain('\n', Assert.Single(log.Errors));
    }

    [Fact]
    public async Task A_body_of_256_KiB_is_read_and_a_larger_one_is_not()
    {
        await using var web = await RunningWeb.StartAsync();
        const string begin = """{ "id": "c-1", "command": "hold", "reason": "Works on the line" }""";
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(web, begin.PadRight(256 * 1024)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(web, begin.PadRight(256 * 1024 + 1)));
    }

    [Fact]
    public async Task Names_and_values_that_nobody_asked_for_do_not_make_a_record_long()
    {
        await using var web = await RunningWeb.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(web, $$"""{ "id": "c-1", "command": "hold", "{{new string('y', 200_000)}}": 1 }"""));
        Assert.InRange(Assert.Single(web.Monitor.Refused).Fault.Length, 1_000, 1_200);
    }

    [Fact]
    public async Task Only_so_many_are_recorded_of_a_site_in_a_minute_and_the_next_ones_are_told()
    {
        var time = new ManualTimeProvider();
        await using var web = await RunningWeb.StartAsync(configure: builder => builder.Services.AddSingleton(new RefusalQuota(time)));
        Task<HttpStatusCode> WrongAsync(string site) => PostAsync(web, """{ "id": "c-1", "command": "hold", "for": "x" }""", site);
        for (var number = 0; number < RefusalQuota.MostAMinute; number++) Assert.Equal(HttpStatusCode.BadRequest, await WrongAsync("LAX1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await WrongAsync("lax1"));
        Assert.Equal(HttpStatusCode.BadRequest, await WrongAsync("PHX1"));
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(web, """{ "id": "c-2", "command": "hold", "reason": "Works on the line" }"""));
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.BadRequest, await WrongAsync("LAX1"));
        Assert.Equal(RefusalQuota.MostAMinute + 2, web.Monitor.Refused.Count);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static async Task<HttpStatusCode> PostAsync(RunningWeb web, string body, string site = "LAX1")
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await web.Client.PostAsync($"/api/v1/sites/{site}/commands", content, Cancel);
        return response.StatusCode;
    }
}
