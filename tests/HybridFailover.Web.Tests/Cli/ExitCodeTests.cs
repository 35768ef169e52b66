using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Tests.Cli;

public sealed class ExitCodeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_that_is_carried_out_ends_with_0_when_the_routes_are_proven()
    {
        await using var web = await RunningWeb.StartAsync();
        web.Monitor.History.Add(Samples.Transition("t-1"));
        web.Monitor.Answer = command => new CommandAnswer(command.Id, Rejection.None, "Going to vpn.", Durable: true, 8, "t-1");
        var run = await CommandLineRun.OfAsync(
            "failover LAX1 --to vpn --reason Carrier_maintenance --code maintenance --ticket CHG-1 --for 2h --override LAX1 --even-if-down --id mine --expected-version 7", Url(web));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Going to vpn.", run.Output, StringComparison.Ordinal);
        Assert.Contains("verified", run.Output, StringComparison.Ordinal);
        var command = web.Monitor.Commands.Single().Command;
        Assert.Equal(
            new Command
            {
                Id = "mine", Kind = CommandKind.Failover, To = "vpn", Actor = command.Actor, Reason = "Carrier maintenance", Code = ReasonCode.Maintenance, Ticket = "CHG-1",
                For = TimeSpan.FromHours(2), Override = "LAX1", EvenIfDown = true, ExpectedVersion = 7,
            },
            command);
    }

    [Fact]
    public async Task Each_command_has_its_own_id_unless_one_is_repeated()
    {
        await using var web = await RunningWeb.StartAsync();
        for (var time = 0; time < 2; time++) await CommandLineRun.OfAsync("hold LAX1 --reason Carrier_maintenance", Url(web));
        Assert.Equal(2, web.Monitor.Commands.Select(given => given.Command.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_transition_that_did_not_end_well_ends_with_1()
    {
        await using var web = await RunningWeb.StartAsync();
        web.Monitor.History.Add(Samples.Transition("t-1", result: TransitionResult.Abandoned));
        web.Monitor.Answer = command => new CommandAnswer(command.Id, Rejection.None, "Going to vpn.", Durable: true, 8, "t-1");
        Assert.Equal(1, (await CommandLineRun.OfAsync("failover LAX1 --reason Carrier_maintenance", Url(web))).ExitCode);
        Assert.Equal(0, (await CommandLineRun.OfAsync("failover LAX1 --reason Carrier_maintenance --no-wait", Url(web))).ExitCode);
    }

    [Fact]
    public async Task A_refusal_ends_with_1_and_its_name()
    {
        await using var web = await RunningWeb.StartAsync();
        web.Monitor.Answer = command => new CommandAnswer(command.Id, Rejection.TargetDown, "vpn is down.", Durable: true, 7);
        var run = await CommandLineRun.OfAsync("failover LAX1 --reason Carrier_maintenance --json", Url(web));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("TargetDown", run.Error, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("TargetDown", document.RootElement.GetProperty("rejection").GetString());
        Assert.Equal(1, document.RootElement.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task What_the_monitor_finds_wrong_ends_with_2()
    {
        await using var web = await RunningWeb.StartAsync();
        Assert.Equal(2, (await CommandLineRun.OfAsync("hold NOPE --reason Carrier_maintenance", Url(web))).ExitCode);
        Assert.Equal(2, (await CommandLineRun.OfAsync("status NOPE", Url(web))).ExitCode);
        Assert.Equal(2, (await CommandLineRun.OfAsync("failover LAX1 --to isdn --reason Carrier_maintenance", Url(web))).ExitCode);
        Assert.Equal(2, (await CommandLineRun.OfAsync("lab status", Url(web))).ExitCode);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1"), InlineData("unix:/nowhere/hybridfailover.sock")]
    public async Task A_monitor_that_can_not_be_reached_ends_with_3(string url)
    {
        var run = await CommandLineRun.OfAsync("hold LAX1 --reason Carrier_maintenance", url);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("--url", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_lost_after_the_command_was_sent_ends_with_4_and_says_how_to_repeat_it()
    {
        using var server = new HangingUp();
        var run = await CommandLineRun.OfAsync("hold LAX1 --reason Carrier_maintenance", server.Url);
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("--id cli-", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, (await CommandLineRun.OfAsync("status", server.Url)).ExitCode);
    }

    [Fact]
    public async Task A_server_that_is_something_else_ends_with_3()
    {
        using var server = new HangingUp("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello");
        Assert.Equal(3, (await CommandLineRun.OfAsync("status", server.Url)).ExitCode);
    }

    [Fact]
    public async Task An_error_inside_the_monitor_leaves_the_outcome_unknown()
    {
        await using var web = await RunningWeb.StartAsync();
        web.Monitor.Answer = _ => throw new InvalidOperationException();
        Assert.Equal(4, (await CommandLineRun.OfAsync("hold LAX1 --reason Carrier_maintenance", Url(web))).ExitCode);
    }

    [Fact]
    public async Task The_Unix_socket_serves_as_well()
    {
        await using var web = await RunningWeb.StartAsync();
        var run = await CommandLineRun.OfAsync("status LAX1", "unix:" + web.SocketPath);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("300 rounds answered in a row.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_lists_the_sites_for_people_and_for_scripts()
    {
        await using var web = await RunningWeb.StartAsync();
        var people = await CommandLineRun.OfAsync("status", Url(web));
        Assert.Equal(["SITE", "LAX1", "PHX1"], people.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
        using var document = JsonDocument.Parse((await CommandLineRun.OfAsync("status --json", Url(web))).Output);
        Assert.Equal(2, document.RootElement.GetArrayLength());
    }

    private static string Url(RunningWeb web) => web.Address.ToString();

    /// <summary>Takes a request, and closes the connection without an answer or with this one.</summary>
    private sealed class HangingUp : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public HangingUp(string answer = "")
        {
            _listener.Start();
            _ = ServeAsync(answer);
        }

        public string Url => $"http://{_listener.LocalEndpoint}";

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync(string answer)
        {
            while (!Cancel.IsCancellationRequested)
            {
                using var client = await _listener.AcceptTcpClientAsync(Cancel);
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096], Cancel);
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer), Cancel);
            }
        }
    }
}
