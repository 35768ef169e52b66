using System.CommandLine;
using System.CommandLine.Help;
using HybridFailover.Web.Cli.Labs;
using HybridFailover.Web.Cli.Replaying;

namespace HybridFailover.Web.Cli;

/// <summary>The program's words, and how a line of them becomes an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> InvokeAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, Func<string, string?> environment)
    {
        var parsed = Build(environment).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (Problems(parsed) is { Count: > 0 } problems)
        {
            foreach (var problem in problems) await error.WriteLineAsync(problem);
            await error.WriteLineAsync($"{string.Join(' ', parsed.Words().Append("--help"))} says what is accepted.");
            return ExitCode.BadInput;
        }
        try
        {
            // The web server answers SIGTERM itself; clients may just end.
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (ClientFailure failure)
        {
            await failure.WriteAsync(parsed.GetValue(ClientOptions.Json), output, error);
            return failure.ExitCode;
        }
    }

    /// <summary>Only <c>run</c> has arguments that are not its own, and judges them itself; the parser lets them pass everywhere.</summary>
    private static IReadOnlyList<string> Problems(ParseResult parsed)
    {
        if (parsed.CommandResult.Command.TreatUnmatchedTokensAsErrors)
            return [.. parsed.Errors.Select(problem => problem.Message), .. parsed.UnmatchedTokens.Select(token => $"\"{token}\" is not known.")];
        if (parsed.Errors.Count > 0) return [.. parsed.Errors.Select(problem => problem.Message)];
        return HostArguments.Check(parsed.UnmatchedTokens);
    }

    private static Command Build(Func<string, string?> environment)
    {
        var examples = new Examples();
        // A root command would call itself by the assembly's name.
        var root = new Command("hybridfailover", "Watches every path to every site, moves production routes when one dies, and back when it recovers.") { new HelpOption(), new VersionOption() };
        RunCommand.AddTo(root, examples);
        CheckCommand.AddTo(root, examples);
        var client = new ClientOptions(environment);
        StatusCommand.AddTo(root, client, examples);
        foreach (var verb in SiteVerb.All) SiteCommand.AddTo(root, verb, client, examples);
        Audits.AuditCommand.AddTo(root, client, examples, environment);
        ReplayCommand.AddTo(root, client, examples, environment);
        LabCommand.AddTo(root, client, examples);
        examples.ShowIn(root);
        return root;
    }

    private static Stack<string> Words(this ParseResult parsed)
    {
        var words = new Stack<string>();
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
            words.Push(command.Command.Name);
        return words;
    }
}
