using System.CommandLine;
using HybridFailover.Web.Hosting;

namespace HybridFailover.Web.Cli;

/// <summary><c>run</c>, which is also what the program does without a word.</summary>
internal static class RunCommand
{
    public static void AddTo(Command root, Examples examples)
    {
        var config = new Option<string>("--config") { Description = "JSON file with the sites. Variables such as HybridFailover__Aws__Region override it.", HelpName = "FILE" };
        var lab = new Option<bool>("--lab") { Description = "Start the simulated lab: four sites to practise on, no AWS." };
        var run = new Command("run", "Monitor the sites and serve the pages (the default). --urls ADDRESS and other --Key=value go to the host.");
        root.Subcommands.Add(run);
        foreach (var command in (Command[])[root, run])
        {
            command.Options.Add(config);
            command.Options.Add(lab);
            command.TreatUnmatchedTokensAsErrors = false;
            command.SetAction((parsed, _) => MonitorHost.RunAsync(
                new RunSettings(parsed.GetValue(config), parsed.GetValue(lab), parsed.UnmatchedTokens), parsed.InvocationConfiguration.Error));
        }
        string[] lines = ["run --config /etc/hybridfailover.json", "run --lab --urls http://localhost:8080", "run --config sites.json --HybridFailover:DataDirectory=/var/lib/hybridfailover"];
        examples.Add(run, lines);
        examples.Add(root, [lines[0], lines[1], "status", "failover LAX1 --reason \"Carrier maintenance CHG-1042\" --code maintenance --for 2h", "failback LAX1 --reason \"Carrier maintenance is over\""]);
    }
}
