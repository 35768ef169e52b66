using System.CommandLine;
using HybridFailover.Web.Api;

namespace HybridFailover.Web.Cli;

/// <summary>An option that takes an instant, in the same forms as the API.</summary>
internal static class InstantOption
{
    public static Option<DateTimeOffset?> Of(string name, string description, bool required = false) => new(name)
    {
        Description = description,
        HelpName = "INSTANT",
        Required = required,
        CustomParser = result =>
        {
            if (InstantText.Parse(result.Tokens[0].Value) is { } at) return at;
            result.AddError($"{name} \"{result.Tokens[0].Value}\" is not accepted. Accepted: {InstantText.Accepted}.");
            return null;
        },
    };
}
