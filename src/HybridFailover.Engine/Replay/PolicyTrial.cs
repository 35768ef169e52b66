using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Sites.Reading;
using Microsoft.Extensions.Configuration;

namespace HybridFailover.Engine.Replay;

/// <summary>Values to be tried out, over whatever is configured: beside the site's own and in each of its paths.</summary>
public sealed class PolicyTrial
{
    /// <summary>What was sent, and when, followed from these.</summary>
    private static readonly string[] Sent = [nameof(Policy.Interval), nameof(Policy.Timeout), nameof(Policy.ConfirmInterval)];

    private readonly IReadOnlyList<(PolicyKey Key, Func<Policy, Policy> Change)> _changes;

    private PolicyTrial(IReadOnlyList<(PolicyKey, Func<Policy, Policy>)> changes) => _changes = changes;

    /// <summary>Reads a section of policy values. Everything that is wrong comes back at once.</summary>
    /// <param name="sites">Every configuration of the site in the period: the values must fit each.</param>
    /// <returns>The trial, or null when there are errors.</returns>
    public static (PolicyTrial? Trial, IReadOnlyList<Problem> Errors) Read(IConfigurationSection section, IReadOnlyList<Site> sites)
    {
        var errors = new List<Problem>();
        var node = new Node(section, errors);
        node.Knows(PolicyKey.NamesOnSite, "a policy value");
        if (node.Find(nameof(Policy.Preset)) is { } preset)
            preset.Error("a preset, which changes what is sent", $"values by their own names, such as {nameof(Policy.DownAfter)} or {nameof(Policy.UpAfter)}");
        var changes = new List<(PolicyKey, Func<Policy, Policy>)>();
        foreach (var key in PolicyKey.All)
            if (node.Find(key.Name) is { } value && key.Read(value) is { } change) changes.Add((key, change));
        var trial = new PolicyTrial(changes);
        foreach (var (key, change) in changes.Where(change => Sent.Contains(change.Item1.Name)))
            if (sites.SelectMany(site => site.Paths).Any(path => !change(path.Policy).SameAs(path.Policy)))
                node.Find(key.Name)!.Error($"\"{node.Find(key.Name)!.Text}\", which was not in force all the time", $"{key.Name} as it was: rounds that were not sent can't be replayed");
        // What doesn't fit is told only where it is not the trial's own values that were wrong.
        if (errors.Count == 0) errors.AddRange(sites.SelectMany(site => trial.Faults(site, section.Path)).Distinct());
        return errors.Count == 0 ? (trial, []) : (null, errors);
    }

    /// <summary>A configuration with these values.</summary>
    public Site On(Site site) => site with { Policy = On(site.Policy), Paths = [.. site.Paths.Select(path => path with { Policy = On(path.Policy) })] };

    public bool IsEmpty => _changes.Count == 0;

    private Policy On(Policy policy) => _changes.Aggregate(policy, (changed, next) => next.Change(changed));

    private IEnumerable<Problem> Faults(Site site, string key)
    {
        var tried = On(site);
        return SitePolicyRules.Faults(tried.Policy)
            .Concat(tried.Paths.SelectMany(path => PathPolicyRules.Faults(path.Policy, path.Name, path.Targets, isWhole: true)))
            .Select(fault => (fault, Name: fault.Names.FirstOrDefault(name => _changes.Any(change => change.Key.Name == name))))
            .Where(fault => fault.Name is not null)
            .Select(fault => new Problem($"{key}:{fault.Name}", $"found {fault.fault.Found}; accepted: {fault.fault.Accepted}"));
    }
}
