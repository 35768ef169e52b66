using HybridFailover.Engine.Replay;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Configuration;

namespace HybridFailover.Web.Cli.Replaying;

/// <summary>From <c>NAME=VALUE</c>, as they would stand in the configuration, to a trial of these values.</summary>
internal static class TrialText
{
    private const string Section = "--set";

    /// <exception cref="ClientFailure">Some are wrong: every error, one a line.</exception>
    public static PolicyTrial Read(IReadOnlyList<string> values, IReadOnlyList<Site> sites)
    {
        var wrong = new List<string>();
        var keys = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var text in values)
        {
            if (text.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } value] || name.Contains(ConfigurationPath.KeyDelimiter, StringComparison.Ordinal))
                wrong.Add($"--set \"{text}\" is not accepted. Accepted: NAME=VALUE, such as DownAfter=6.");
            else if (keys.Keys.Any(key => key.Equals($"{Section}:{name}", StringComparison.OrdinalIgnoreCase) || key.StartsWith($"{Section}:{name}:", StringComparison.OrdinalIgnoreCase)))
                wrong.Add($"--set {name} is given twice.");
            else Add(keys, name, value);
        }
        var section = new ConfigurationBuilder().AddInMemoryCollection(keys).Build().GetSection(Section);
        var (trial, errors) = PolicyTrial.Read(section, sites);
        wrong.AddRange(errors.Select(error => error.ToString().Replace($"{Section}:", $"{Section} ", StringComparison.Ordinal)));
        return trial is not null && wrong.Count == 0 ? trial : throw new ClientFailure(ExitCode.BadInput, string.Join(Environment.NewLine, wrong));
    }

    // A list in the configuration; here its items are between semicolons.
    private static void Add(Dictionary<string, string?> keys, string name, string value)
    {
        if (!name.Equals(nameof(Policy.FailbackWindows), StringComparison.OrdinalIgnoreCase) || value.Equals("always", StringComparison.OrdinalIgnoreCase)) keys[$"{Section}:{name}"] = value;
        else
            foreach (var (index, item) in value.Split(';').Index()) keys[$"{Section}:{name}:{index}"] = item;
    }
}
