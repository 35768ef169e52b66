using System.Net;
using System.Text;
using HybridFailover.Engine.Failover;
using HybridFailover.Web.Tests.Fakes;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Web.Tests.Api;

public sealed class CommandEndpointsTests
{
    private const string Address = "/api/v1/sites/LAX1/commands";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_reaches_the_machine_with_every_field()
    {
        await using var web = await RunningWeb.StartAsync();
        var response = await PostAsync(web, """
            { "id": "c-1", "command": "failover", "to": "vpn", "reason": "Carrier maintenance window", "code": "maintenance", "ticket": "CHG-1",
              "for": "90m", "expectedVersion": 7, "override": "LAX1", "evenIfDown": true }
            """);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var (site, command) = Assert.Single(web.Monitor.Commands);
        Assert.Equal("LAX1", site);
        Assert.StartsWith("local operator", command.Actor, StringComparison.Ordinal);
        Assert.Equal(
            new Command
            {
                Id = "c-1", Kind = CommandKind.Failover, To = "vpn", Actor = command.Actor, Reason = "Carrier maintenance window", Code = ReasonCode.Maintenance,
                Ticket = "CHG-1", For = TimeSpan.FromMinutes(90), ExpectedVersion = 7, Override = "LAX1", EvenIfDown = true,
            },
            command);
    }

    [Fact]
    public async Task An_accepted_command_is_answered_with_202_and_what_will_happen()
    {
        await using var web = await RunningWeb.StartAsync();
        web.Monitor.Answer = command => new CommandAnswer(command.Id, Rejection.None, "Going to vpn.", Durable: false, 8, "t-1");
        var response = await PostAsync(web, """{ "id": "c-1", "command": "failover", "reason": "Carrier maintenance window" }""");
        var answer = await RunningWeb.JsonOf(response);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("c-1", answer.GetProperty("id").GetString());
        Assert.Equal("Going to vpn.", answer.GetProperty("sentence").GetString());
        Assert.False(answer.GetProperty("durable").GetBoolean());
        Assert.Equal(8, answer.GetProperty("version").GetInt64());
        Assert.Equal("t-1", answer.GetProperty("transitionId").GetString());
    }

    [Theory]
    [InlineData("NotLeader"), InlineData("AlreadyThere"), InlineData("TargetDown"), InlineData("TargetUnproven"), InlineData("DataStale"), InlineData("Suspended")]
    [InlineData("Shadow"), InlineData("Busy"), InlineData("StaleView"), InlineData("ReasonMissing"), InlineData("NotAllowed"), InlineData("Cancelled")]
    public async Task A_rejection_is_answered_with_409_and_its_name(string name)
    {
        await using var web = await RunningWeb.StartAsync();
        web.Monitor.Answer = command => new CommandAnswer(command.Id, Enum.Parse<Rejection>(name), "No, because.", Durable: true, 7);
        var response = await PostAsync(web, """{ "id": "c-1", "command": "failback" }""");
        var problem = await RunningWeb.JsonOf(response);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(name, problem.GetProperty("rejection").GetString());
        Assert.Equal("No, because.", problem.GetProperty("detail").GetString());
        Assert.Equal(7, problem.GetProperty("version").GetInt64());
    }

    [Theory]
    [InlineData("failover"), InlineData("failback"), InlineData("hold"), InlineData("release"), InlineData("suspend"), InlineData("resume")]
    [InlineData("acknowledge"), InlineData("allow-failback"), InlineData("adopt"), InlineData("replace"), InlineData("drill")]
    public async Task Every_command_has_its_word(string word)
    {
        await using var web = await RunningWeb.StartAsync();
        var response = await PostAsync(web, $$"""{ "id": "c-1", "command": "{{word}}", "reason": "Carrier maintenance window" }""");
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(word.Replace("-", "", StringComparison.Ordinal), web.Monitor.Commands.Single().Command.Kind.ToString(), ignoreCase: true);
    }

    [Fact]
    public async Task All_errors_are_answered_at_once()
    {
        await using var web = await RunningWeb.StartAsync();
        var response = await PostAsync(web, """
            { "id": 5, "command": "explode", "reason": ["a"], "code": "Maintenance", "until": "tomorrow", "for": "60", "expectedVersion": "7", "evenIfDown": "yes", "untill": "x" }
            """);
        var problem = await RunningWeb.JsonOf(response);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            ["code", "command", "evenIfDown", "expectedVersion", "for", "id", "reason", "until", "untill"],
            problem.GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Empty(web.Monitor.Commands);
    }

    [Theory]
    [InlineData("""{ "command": "hold" }""", "id", "Missing")]
    [InlineData("""{ "id": "c-1" }""", "command", "Missing")]
    [InlineData("""{ "id": "", "command": "hold" }""", "id", "1 to 100")]
    [InlineData("""{ "id": "a b", "command": "hold" }""", "id", "1 to 100")]
    [InlineData("""{ "id": "c-1", "id": "c-2", "command": "hold" }""", "id", "Given twice")]
    [InlineData("""{ "id": "c-1", "command": "failover", "to": "isdn" }""", "to", "dx, vpn")]
    [InlineData("""{ "id": "c-1", "command": "failback", "to": "dx" }""", "to", "takes no target")]
    [InlineData("""{ "id": "c-1", "command": "acknowledge", "to": "storm" }""", "to", "isolated")]
    [InlineData("""{ "id": "c-1", "command": "hold", "for": "73h" }""", "for", "at most 72h")]
    [InlineData("""{ "id": "c-1", "command": "hold", "until": "2999-01-01T00:00:00Z" }""", "until", "72 hours")]
    [InlineData("""{ "id": "c-1", "command": "hold", "until": "2026-01-31T22:00:00" }""", "until", "not accepted")]
    [InlineData("""{ "id": "c-1", "command": "hold", "for": "1h", "until": "2026-01-31T22:00:00Z" }""", "for", "not both")]
    [InlineData("""{ "id": "c-1", "command": "release", "for": "1h" }""", "for", "takes no end")]
    [InlineData("""{ "id": "c-1", "command": "suspend", "evenIfDown": true }""", "evenIfDown", "no hold")]
    [InlineData("""{ "id": "c-1", "command": "hold", "for": "2147483647h" }""", "for", "not accepted")]
    [InlineData("""{ "id": "c-1", "command": "hold", "reason": "moved \u202Eylno tnemom a" }""", "reason", "direction")]
    [InlineData("""{ "id": "c-1", "command": "hold", "reason": "first line\u2028second line" }""", "reason", "break lines")]
    [InlineData("""{ "id": "c-1", "command": "hold", "reason": "half a pair \ud800" }""", "", "no Unicode")]
    [InlineData("""{ "id": "c-1", "command": "hold", "\udc00": 1 }""", "", "no Unicode")]
    [InlineData("""[]""", "", "an array")]
    [InlineData("""{ "id": """, "", "not JSON")]
    [InlineData("", "", "not JSON")]
    public async Task A_wrong_field_is_answered_with_400_and_its_name(string body, string field, string part)
    {
        await using var web = await RunningWeb.StartAsync();
        var response = await PostAsync(web, body);
        var problem = await RunningWeb.JsonOf(response);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(part, problem.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
        Assert.Empty(web.Monitor.Commands);
    }

    [Fact]
    public async Task A_reason_that_is_missing_is_the_machines_to_refuse_because_it_is_audited()
    {
        await using var web = await RunningWeb.StartAsync();
        await PostAsync(web, """{ "id": "c-1", "command": "failover", "to": "VPN" }""");
        Assert.Equal("", web.Monitor.Commands.Single().Command.Reason);
    }

    [Fact]
    public async Task An_unknown_site_is_answered_with_404()
    {
        await using var web = await RunningWeb.StartAsync();
        using var content = Json("""{ "id": "c-1", "command": "hold" }""");
        Assert.Equal(HttpStatusCode.NotFound, (await web.Client.PostAsync("/api/v1/sites/LAX2/commands", content, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf_8_are_answered_with_400()
    {
        await using var web = await RunningWeb.StartAsync();
        using var content = new ByteArrayContent([.. "{ \"id\": \"c-1\", \"command\": \"hold\", \"reason\": \""u8, 0xFF, 0xFE, .. "\" }"u8]);
        content.Headers.ContentType = new("application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await web.Client.PostAsync(Address, content, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData(1), InlineData(300_000)]
    public async Task A_wrong_request_leaves_no_stack_trace_in_the_log(int length)
    {
        var log = new ErrorLog();
        await using var web = await RunningWeb.StartAsync(configure: builder => builder.Logging.AddProvider(log));
        Assert.InRange((int)(await PostAsync(web, new string('{', length))).StatusCode, 400, 499);
        Assert.Empty(log.Errors);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_answered_with_413()
    {
        await using var web = await RunningWeb.StartAsync();
        var response = await PostAsync(web, new string(' ', 300_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private static Task<HttpResponseMessage> PostAsync(RunningWeb web, string body) => web.Client.PostAsync(Address, Json(body), Cancel);

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
