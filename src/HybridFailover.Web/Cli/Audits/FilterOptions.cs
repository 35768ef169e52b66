using System.CommandLine;
using System.Text.Json;
using HybridFailover.Web.Api.Audits;

namespace HybridFailover.Web.Cli.Audits;

/// <summary>The API's parameters as options: <c>minDuration</c> is <c>--min-duration</c>. What is accepted, the monitor says.</summary>
internal sealed class FilterOptions
{
    private readonly List<(Option Option, string Parameter)> _options;

    public FilterOptions(params IEnumerable<AuditParameter>[] parameters) =>
        _options = [.. parameters.SelectMany(part => part).Select(parameter => (Of(parameter), parameter.Name))];

    public void AddTo(Command command)
    {
        foreach (var (option, _) in _options) command.Options.Add(option);
    }

    /// <returns>With the question mark; empty: nothing was given.</returns>
    public string Query(ParseResult parsed, params IEnumerable<(string Name, string? Value)> more)
    {
        var parts = _options.Select(known => (Name: known.Parameter, Value: ValueOf(parsed, known.Option))).Concat(more)
            .Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}");
        return string.Join('&', parts) is { Length: > 0 } query ? "?" + query : "";
    }

    private static string? ValueOf(ParseResult parsed, Option option) =>
        option is Option<bool> flag
        ? parsed.GetResult(flag) is not { Implicit: false } ? null : parsed.GetValue(flag) ? "true" : "false" // not given, and given as false, are not the same
        : parsed.GetValue((Option<string>)option);

    private static Option Of(AuditParameter parameter)
    {
        var name = "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(parameter.Name);
        return parameter.HelpName.Length == 0
            ? new Option<bool>(name) { Description = parameter.Description }
            : new Option<string>(name) { Description = parameter.Description, HelpName = parameter.HelpName };
    }
}
