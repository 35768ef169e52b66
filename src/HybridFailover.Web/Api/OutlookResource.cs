using System.ComponentModel;
using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Api;

/// <summary>What would become of a command if it were sent now.</summary>
public sealed record OutlookResource
{
    public required string Site { get; init; }
    public required CommandKind Command { get; init; }

    [Description("The path that it leads to or holds; null for others.")]
    public string? Target { get; init; }

    [Description("What was looked at: give it as expectedVersion.")]
    public required long Version { get; init; }

    public required DateTimeOffset At { get; init; }
    public required bool WouldBeAccepted { get; init; }

    [Description("The name by which it would be refused; null: it would not.")]
    public string? Rejection { get; init; }

    public string? Sentence { get; init; }

    [Description("The site's code as override would carry it.")]
    public required bool MayOverride { get; init; }

    public required IReadOnlyList<RouteChangeResource> Changes { get; init; }

    [Description("Every guard, in the order in which they are asked; the first that fails refuses.")]
    public required IReadOnlyList<GuardResource> Guards { get; init; }

    public static OutlookResource Of(string site, CommandOutlook outlook) => new()
    {
        Site = site,
        Command = outlook.Kind,
        Target = outlook.Target,
        Version = outlook.Version,
        At = outlook.At,
        WouldBeAccepted = outlook.WouldBeAccepted,
        Rejection = outlook.WouldBeAccepted ? null : outlook.Rejection.ToString(),
        Sentence = outlook.WouldBeAccepted ? null : outlook.Sentence,
        MayOverride = outlook.MayOverride,
        Changes = [.. outlook.Changes.Select(change => new RouteChangeResource(change.Slot.RouteTableId, change.Slot.Destination.Text, change.From, change.To))],
        Guards = [.. outlook.Guards.Select(guard => new GuardResource(
            guard.Kind, guard.Result, guard.Value, guard.Limit, guard.Rejection == Engine.Failover.Rejection.None ? null : guard.Rejection.ToString(), guard.MayOverride))],
    };
}

/// <summary>One route change; from and to are a target or "propagated".</summary>
public sealed record RouteChangeResource(string RouteTable, string Destination, string From, string To);

/// <summary>One guard: what it found, and what it asks for.</summary>
public sealed record GuardResource(GuardKind Guard, GuardResult Result, string Value, string Limit, string? Rejection, bool MayOverride);
