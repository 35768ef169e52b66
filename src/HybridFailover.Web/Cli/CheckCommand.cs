using System.CommandLine;

namespace HybridFailover.Web.Cli;

/// <summary><c>check</c>: what would happen, without doing it.</summary>
internal static class CheckCommand
{
    public static void AddTo(Command root, Examples examples)
    {
        var config = new Option<string>("--config") { Description = "JSON file with the sites. Variables such as HybridFailover__Aws__Region override it.", HelpName = "FILE", Required = true };
        var offline = new Option<bool>("--offline") { Description = "Validate only; do not read the route tables." };
        var command = new Command("check", "Validate a configuration, read the route tables, and say what the monitor would do. Changes nothing.") { config, offline, ClientOptions.Json };
        root.Subcommands.Add(command);
        command.SetAction((parsed, cancel) => Checking.CheckRun.RunAsync(parsed.GetRequiredValue(config), parsed.GetValue(offline), parsed.GetValue(ClientOptions.Json), parsed.InvocationConfiguration, cancel));
        examples.Add(command, "check --config sites.json --offline", "check --config /etc/hybridfailover.json --json");
    }
}
