using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Commands;

/// <summary>Whether the state that a person decides on is still the state. As the machine compares it: standing, mode, and the target's verdict.</summary>
public static class ViewChange
{
    /// <returns>What has changed, in words; null: nothing that counts for this command.</returns>
    public static string? Between(SiteSnapshot read, SiteSnapshot now, CommandKind kind, string? target)
    {
        // These are never refused for an old view.
        if (kind is CommandKind.Suspend or CommandKind.Hold or CommandKind.Acknowledge) return null;
        if (read.Version == now.Version) return null;
        if (read.Standing != now.Standing) return $"{now.Site.Code} was {Standing(read)} and is {Standing(now)}";
        if (read.Mode != now.Mode) return $"{now.Site.Code} was {read.Mode} and is {now.Mode}";
        if (!CommandTiers.Moves(kind) || target is null) return null;
        var (before, after) = (VerdictOf(read, target), VerdictOf(now, target));
        return before == after ? null : $"{PathNames.Of(now.Site, target)} was {VerdictWords.Of(before).Word.ToLowerInvariant()} and is {VerdictWords.Of(after).Word.ToLowerInvariant()}";
    }

    private static string Standing(SiteSnapshot site) => site.Standing.Kind switch
    {
        StandingKind.Starting => "starting",
        StandingKind.Switching => $"switching to {PathNames.Of(site.Site, site.Standing.Path)}",
        _ => $"on {PathNames.Of(site.Site, site.Standing.Path)}",
    };

    private static Engine.Health.Verdict VerdictOf(SiteSnapshot site, string path) =>
        site.Paths.FirstOrDefault(known => known.Path.Name == path)?.Verdict ?? Engine.Health.Verdict.Unknown;
}
