using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using HybridFailover.Lab;
using HybridFailover.Lab.Namespaces;
using HybridFailover.Web.Api;

namespace HybridFailover.Web.Cli.Labs;

/// <summary><c>lab up</c> and <c>lab down</c>: the lab of network namespaces. (The simulated one comes and goes with <c>run --lab</c>.)</summary>
internal static class LabLife
{
    private const string DefaultPrefix = "hf";
    private const int DefaultPort = 5080;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static void AddTo(Command lab, Examples examples)
    {
        var prefix = new Option<string>("--prefix") { Description = "Begins the names of its namespaces: two labs need two.", HelpName = "NAME", DefaultValueFactory = _ => DefaultPrefix };
        var port = new Option<int>("--port") { Description = "Where its page comes to this machine's loopback.", HelpName = "PORT", DefaultValueFactory = _ => DefaultPort };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 65535))
                result.AddError($"--port \"{result.Tokens[0].Value}\" is not accepted. Accepted: 1 to 65535.");
        });

        var up = new Command("up", "Start a lab of real packets between Linux network namespaces, with a monitor in it. Needs root.") { prefix, port, ClientOptions.Json };
        up.SetAction((parsed, cancel) => AskedAsync(() => UpAsync(parsed, parsed.GetRequiredValue(prefix), parsed.GetValue(port), cancel)));
        var down = new Command("down", "Take that lab down, and clear away what a killed one left.") { prefix };
        down.SetAction((parsed, cancel) => AskedAsync(() => DownAsync(parsed, parsed.GetRequiredValue(prefix), cancel)));
        var serve = new Command("serve", "The process behind lab up.") { prefix, port };
        serve.Hidden = true;
        serve.SetAction((parsed, _) => LabServer.RunAsync(parsed.GetRequiredValue(prefix), parsed.GetValue(port), parsed.InvocationConfiguration.Error));
        foreach (var command in (Command[])[up, down, serve]) lab.Subcommands.Add(command);
        examples.Add(up, "lab up", "lab up --port 5090 --prefix mine");
        examples.Add(down, "lab down");
    }

    private static async Task<int> UpAsync(ParseResult parsed, string prefix, int port, CancellationToken cancel)
    {
        var (program, arguments) = ThisProgram.With("lab", "serve", "--prefix", prefix, "--port", port.ToString(CultureInfo.InvariantCulture));
        var client = new NamespaceLabClient(prefix, TimeProvider.System);
        var status = await client.UpAsync(program, arguments, Patience, cancel);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(ClientOptions.Json))
        {
            var document = new JsonObject { ["dashboard"] = status.Dashboard.ToString(), ["endpoint"] = status.Endpoint.ToString(), ["socket"] = client.Folder.MonitorSocket, ["log"] = client.Folder.LogFile };
            await output.WriteLineAsync(document.ToJsonString(ApiJsonOptions.Shared));
            return ExitCode.Done;
        }
        await output.WriteLineAsync($"The lab is up. Page: {status.Dashboard}  EC2 endpoint: {status.Endpoint}  Log: {client.Folder.LogFile}");
        var (url, name) = (port == DefaultPort ? "" : $" --url http://127.0.0.1:{port}", prefix == DefaultPrefix ? "" : $" --prefix {prefix}");
        await output.WriteLineAsync($"Break something: hybridfailover lab cut LAX1 dx{url}. Take it down: hybridfailover lab down{name}.");
        return ExitCode.Done;
    }

    private static async Task<int> DownAsync(ParseResult parsed, string prefix, CancellationToken cancel)
    {
        var was = await new NamespaceLabClient(prefix, TimeProvider.System).DownAsync(cancel);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(was ? "The lab is down; nothing of it is left." : "No lab was up.");
        return ExitCode.Done;
    }

    private static async Task<int> AskedAsync(Func<Task<int>> ask)
    {
        try
        {
            return await ask();
        }
        catch (LabException refused)
        {
            throw new ClientFailure(ExitCode.Refused, refused.Message);
        }
    }
}
