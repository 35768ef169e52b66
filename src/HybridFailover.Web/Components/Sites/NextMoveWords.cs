using System.Globalization;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Sites;

/// <summary>What the next move waits for, and what would keep it from coming.</summary>
/// <param name="Counters">E.g. "Direct Connect: good rounds 7 of 15 needed".</param>
/// <param name="Whole">Of the countdown, as far as it is known; null: not known, or nothing counts down.</param>
/// <param name="Cancels">What would cancel it; null: nothing is under way.</param>
public sealed record NextMoveWords(IReadOnlyList<string> Counters, TimeSpan? Whole, string? Cancels)
{
    public static NextMoveWords Of(SiteSnapshot site)
    {
        var counters = new List<string>();
        foreach (var path in site.Paths)
        {
            var name = PathNames.Of(site.Site, path.Path.Name);
            if (path.Report is not { } report) continue;
            // Once it is up, how many rounds were good in a row tells nothing more.
            if (path.Verdict is Verdict.Down or Verdict.Unknown)
                counters.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: good rounds in a row {report.GoodRounds}, at least {path.Path.Policy.UpAfter} needed"));
            if (report.FirstLostSentAt is not null || path.Verdict == Verdict.Degraded) counters.Add($"{name}: {report.Sentence}");
        }
        if (site.RecentFailovers > 0)
            counters.Add(string.Create(CultureInfo.InvariantCulture, $"Flap budget: {site.RecentFailovers} of {site.Site.Policy.FlapBudget} automatic failovers in the last hour"));
        return new(counters, Delay(site), Cancel(site));
    }

    private static bool Returns(SiteSnapshot site) =>
        site is { Mode.Kind: ModeKind.Automatic, Standing: { Kind: StandingKind.On, Path: { } path }, Next.At: not null } && site.Site.RankOf(path) > 0;

    /// <summary>The failback delay with its growth.</summary>
    private static TimeSpan? Delay(SiteSnapshot site)
    {
        if (!Returns(site)) return null;
        var grown = site.Site.Policy.FailbackDelay * Math.Pow(site.Site.Policy.FlapGrowth, Math.Max(0, site.RecentFailovers - 1));
        return grown < TimeSpan.FromHours(1) ? grown : TimeSpan.FromHours(1);
    }

    private static string? Cancel(SiteSnapshot site)
    {
        var preferred = PathNames.Of(site.Site, site.Site.Paths[0].Name);
        if (Returns(site)) return $"Cancelled by any verdict on {preferred} but Up (the count begins anew), by a hold, or by a suspension.";
        return site switch
        {
            { Standing: { Kind: StandingKind.Switching, From: { } from } } => $"Abandoned if {PathNames.Of(site.Site, from)} is usable again while every route still leads there.",
            { Mode: { Kind: ModeKind.Held, EvenIfDown: false } mode } => $"Ends sooner if {PathNames.Of(site.Site, mode.Path)} goes down while another path is usable, or when a person releases it.",
            { Mode.Kind: ModeKind.Held } => "Ends sooner only when a person releases it.",
            { Mode.Kind: ModeKind.Suspended } => "Ends sooner only when a person resumes it.",
            _ => null,
        };
    }
}
