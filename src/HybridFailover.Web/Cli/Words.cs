using System.CommandLine;

namespace HybridFailover.Web.Cli;

/// <summary>Arguments that are names.</summary>
internal static class Words
{
    /// <summary>The parser takes a misspelt option for the name of a site; this does not.</summary>
    public static Argument<string> Argument(string name, string description, ArgumentArity arity)
    {
        var argument = new Argument<string>(name) { Description = description, Arity = arity };
        argument.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } option) result.AddError($"\"{option.Value}\" is not known.");
        });
        return argument;
    }
}
