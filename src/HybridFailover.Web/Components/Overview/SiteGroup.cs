using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Overview;

/// <summary>How the summary strip divides the sites: every site is in exactly one group.</summary>
public enum SiteGroup { Normal, Moving, OnStandby, Degraded, NoStandby, Critical, Unknown }

/// <summary>Which group a state belongs to.</summary>
public static class SiteGroups
{
    public static IReadOnlyList<SiteGroup> All { get; } = Enum.GetValues<SiteGroup>();

    public static SiteGroup Of(DisplayState state) => state switch
    {
        { Severity: Severity.Critical } => SiteGroup.Critical,
        { Severity: Severity.Unknown } => SiteGroup.Unknown,
        { Condition: SiteCondition.OnPreferred } => SiteGroup.Normal,
        { Condition: SiteCondition.OnStandby } => SiteGroup.OnStandby,
        { Condition: SiteCondition.Degraded } => SiteGroup.Degraded,
        { Condition: SiteCondition.NoStandby } => SiteGroup.NoStandby,
        _ => SiteGroup.Moving,
    };

    /// <summary>In addresses: <c>no-standby</c>.</summary>
    public static string Word(SiteGroup group) => group switch
    {
        SiteGroup.OnStandby => "on-standby",
        SiteGroup.NoStandby => "no-standby",
        _ => group.ToString().ToLowerInvariant(),
    };
}
