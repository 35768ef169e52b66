using HybridFailover.Engine.Routing;
using HybridFailover.Web.Hosting;

namespace HybridFailover.Web.Components.Overview;

/// <summary>How many checks of the preflight failed for each site; those that concern all sites count for each. Counted once for each preflight.</summary>
public sealed class FailedChecks
{
    private PreflightFindings? _counted;
    private Dictionary<string, int> _sites = [];
    private int _common;

    /// <returns>Null: the first preflight has not ended.</returns>
    public int? Of(PreflightFindings found, string site)
    {
        if (found.At is null) return null;
        if (!ReferenceEquals(found, _counted)) Count(found);
        return _common + _sites.GetValueOrDefault(site);
    }

    private void Count(PreflightFindings found)
    {
        var failed = found.Checks.Where(check => check.Result == PreflightResult.Fail).ToList();
        _common = failed.Count(check => check.Site is null);
        _sites = failed.Where(check => check.Site is not null).CountBy(check => check.Site!, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        _counted = found;
    }
}
