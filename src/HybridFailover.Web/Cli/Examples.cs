using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace HybridFailover.Web.Cli;

/// <summary>What stands at the end of each command's help: lines that work as they are.</summary>
internal sealed class Examples
{
    private readonly Dictionary<Command, string[]> _lines = [];

    public void Add(Command command, params string[] lines) => _lines[command] = lines;

    public void ShowIn(Command root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new Action(this, (HelpAction)help.Action!);
    }

    private sealed class Action(Examples examples, HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var result = help.Invoke(parseResult);
            if (!examples._lines.TryGetValue(parseResult.CommandResult.Command, out var lines)) return result;
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var line in lines) output.WriteLine("  hybridfailover " + line);
            output.WriteLine();
            return result;
        }
    }
}
