using System.CommandLine;
using System.Text.Json.Nodes;
using HybridFailover.Lab;

namespace HybridFailover.Web.Cli.Labs;

/// <summary><c>lab …</c>: a network to practise on.</summary>
internal static class LabCommand
{
    public static void AddTo(Command root, ClientOptions client, Examples examples)
    {
        var lab = new Command("lab", "A network to practise on: cut a path and watch.");
        root.Subcommands.Add(lab);
        examples.Add(lab, "lab up", "lab status", "lab cut LAX1 dx", "lab cut LAX1 dx --how loss=30%", "lab heal LAX1 dx", "lab down");
        LabLife.AddTo(lab, examples);
        AddStatus(lab, client, examples);
        AddTurn(lab, "cut", "Break a path of the lab.", client, examples, hasKind: true, "lab cut LAX1 dx", "lab cut LAX1 dx --how one-way", "lab cut LAX1 vpn --how latency=800ms");
        AddTurn(lab, "heal", "Take a path's cut away.", client, examples, hasKind: false, "lab heal LAX1 dx");
    }

    private static void AddStatus(Command lab, ClientOptions client, Examples examples)
    {
        var status = new Command("status", "Show every path of the lab, and whether production traffic flows.");
        client.AddTo(status);
        status.SetAction(async (parsed, cancel) =>
        {
            using var monitor = client.Connect(parsed);
            await LabText.ShowAsync(await monitor.GetAsync("lab", cancel), parsed);
            return ExitCode.Done;
        });
        lab.Subcommands.Add(status);
        examples.Add(status, "lab status", "lab status --json");
    }

    private static void AddTurn(Command lab, string word, string description, ClientOptions client, Examples examples, bool hasKind, params string[] lines)
    {
        var site = Words.Argument("SITE", "The site's code.", ArgumentArity.ExactlyOne);
        var path = Words.Argument("PATH", "The path's name.", ArgumentArity.ExactlyOne);
        var how = How();
        var command = new Command(word, description) { site, path };
        if (hasKind) command.Options.Add(how);
        client.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var monitor = client.Connect(parsed);
            var body = new JsonObject { ["site"] = parsed.GetRequiredValue(site), ["path"] = parsed.GetRequiredValue(path) };
            if (hasKind) body["how"] = parsed.GetValue(how);
            await LabText.ShowAsync(await monitor.PostAsync("lab/" + word, body, "Look with \"hybridfailover lab status\"; doing it again does no harm.", cancel), parsed);
            return ExitCode.Done;
        });
        lab.Subcommands.Add(command);
        examples.Add(command, lines);
    }

    private static Option<string> How()
    {
        var how = new Option<string>("--how") { Description = $"{PathCut.Accepted}.", HelpName = "KIND", DefaultValueFactory = _ => "drop" };
        how.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && PathCut.Parse(text) is null) result.AddError($"--how \"{text}\" is not accepted. Accepted: {PathCut.Accepted}.");
        });
        return how;
    }
}
