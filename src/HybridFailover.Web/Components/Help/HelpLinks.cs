using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Routing;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Help;

/// <summary>Where in the help something is explained: addresses relative to the root. A test follows every one of them.</summary>
public static class HelpLinks
{
    public static string Of(AlarmKind alarm) => $"help/alarms#{alarm}";

    public static string Of(Rejection rejection) => $"help/guards#{rejection}";

    public static string Of(SiteCondition condition) => $"help/screen#{condition}";

    public static string Of(PreflightCheck check) => $"help/preflight#{PreflightWords.Of(check).Anchor}";
}
