using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Audit;

/// <summary>The policy in force, as it is recorded with each transition.</summary>
public static class PolicyContent
{
    private static readonly ConditionalWeakTable<Site, Written> Known = [];

    /// <summary>The site's policy and each path's, and a hash by which equal ones are found. Made once for each configuration: an intent is on the failover path.</summary>
    public static (string Policies, string Hash) Of(Site site)
    {
        var written = Known.GetValue(site, Write);
        return (written.Policies, written.Hash);
    }

    private static Written Write(Site site)
    {
        var paths = new CanonicalObject();
        foreach (var path in site.Paths) paths.Add(path.Name, Of(path.Policy));
        var policies = new CanonicalObject().Add("paths", paths.ToString()).Add("site", Of(site.Policy)).ToString();
        return new Written(policies, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(policies))));
    }

    public static string Of(Policy policy) => new CanonicalObject()
        .Add("preset", Canonical.Name<Preset>(policy.Preset))
        .Add("interval", Canonical.Duration(policy.Interval))
        .Add("timeout", Canonical.Duration(policy.Timeout))
        .Add("downAfter", Canonical.Whole(policy.DownAfter))
        .Add("confirmInterval", Canonical.Duration(policy.ConfirmInterval))
        .Add("upAfter", Canonical.Whole(policy.UpAfter))
        .Add("quorum", Canonical.Whole(policy.Quorum))
        .Add("qualityWindow", Canonical.Duration(policy.QualityWindow))
        .Add("lossFailRatio", Canonical.Ratio(policy.LossFailRatio))
        .Add("lossRecoverRatio", Canonical.Ratio(policy.LossRecoverRatio))
        .Add("latencyPercentile", Canonical.Ratio(policy.LatencyPercentile))
        .Add("latencyFail", Canonical.Duration(policy.LatencyFail))
        .Add("latencyRecover", Canonical.Duration(policy.LatencyRecover))
        .Add("jitterFail", Canonical.Duration(policy.JitterFail))
        .Add("jitterRecover", Canonical.Duration(policy.JitterRecover))
        .Add("onDegraded", Canonical.Name<OnDegraded>(policy.OnDegraded))
        .Add("trustUnproven", Canonical.Truth(policy.TrustUnproven))
        .Add("failback", Canonical.Name<FailbackMode>(policy.Failback))
        .Add("failbackDelay", Canonical.Duration(policy.FailbackDelay))
        .Add("failbackWindows", Canonical.List(policy.FailbackWindows.Select(Of)))
        .Add("flapGrowth", Canonical.Ratio(policy.FlapGrowth))
        .Add("flapBudget", Canonical.Whole(policy.FlapBudget))
        .Add("requirePropagatedRow", Canonical.Truth(policy.RequirePropagatedRow))
        .Add("consistencyGrace", Canonical.Duration(policy.ConsistencyGrace))
        .Add("readInterval", Canonical.Duration(policy.ReadInterval))
        .Add("observedMaxAge", Canonical.Duration(policy.ObservedMaxAge))
        .Add("mode", Canonical.Name<ConfiguredMode>(policy.Mode))
        .ToString();

    /// <summary>A policy back from what <see cref="Of(Policy)"/> wrote.</summary>
    /// <exception cref="FormatException">It is not a policy's content; the message names the member.</exception>
    internal static Policy Read(in ContentNode policy) => new()
    {
        Preset = policy.Name<Preset>("preset"),
        Interval = policy.Duration("interval"),
        Timeout = policy.Duration("timeout"),
        DownAfter = policy.Whole("downAfter"),
        ConfirmInterval = policy.Duration("confirmInterval"),
        UpAfter = policy.Whole("upAfter"),
        Quorum = policy.Whole("quorum"),
        QualityWindow = policy.Duration("qualityWindow"),
        LossFailRatio = policy.Ratio("lossFailRatio"),
        LossRecoverRatio = policy.Ratio("lossRecoverRatio"),
        LatencyPercentile = policy.Ratio("latencyPercentile"),
        LatencyFail = policy.DurationOrNull("latencyFail"),
        LatencyRecover = policy.DurationOrNull("latencyRecover"),
        JitterFail = policy.DurationOrNull("jitterFail"),
        JitterRecover = policy.DurationOrNull("jitterRecover"),
        OnDegraded = policy.Name<OnDegraded>("onDegraded"),
        TrustUnproven = policy.Truth("trustUnproven"),
        Failback = policy.Name<FailbackMode>("failback"),
        FailbackDelay = policy.Duration("failbackDelay"),
        FailbackWindows = policy.List("failbackWindows", window => new FailbackWindow(
            window.List("days", day => day.AsName<DayOfWeek>()).ToHashSet(), TimeOnly.FromTimeSpan(window.Duration("from")), TimeOnly.FromTimeSpan(window.Duration("to")))),
        FlapGrowth = policy.Ratio("flapGrowth"),
        FlapBudget = policy.Whole("flapBudget"),
        RequirePropagatedRow = policy.Truth("requirePropagatedRow"),
        ConsistencyGrace = policy.Duration("consistencyGrace"),
        ReadInterval = policy.Duration("readInterval"),
        ObservedMaxAge = policy.Duration("observedMaxAge"),
        Mode = policy.Name<ConfiguredMode>("mode"),
    };

    // Days in the order of the week, whatever the order in which they were written.
    private static string Of(FailbackWindow window) => new CanonicalObject()
        .Add("days", Canonical.List(window.Days.Order().Select(day => Canonical.Name<DayOfWeek>(day))))
        .Add("from", Canonical.Duration(window.From.ToTimeSpan()))
        .Add("to", Canonical.Duration(window.To.ToTimeSpan()))
        .ToString();

    private sealed record Written(string Policies, string Hash);
}
