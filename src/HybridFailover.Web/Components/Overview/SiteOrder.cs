using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Overview;

/// <summary>
/// The order of the sites on the screen: gravest first, then by code. While a person points at one of them nothing moves away under the
/// pointer: the order waits, and says how many would move.
/// </summary>
public sealed class SiteOrder
{
    private List<string> _order = [];

    /// <summary>How many sites would stand elsewhere if it were sorted now.</summary>
    public int Waiting { get; private set; }

    /// <param name="sites">All that are to be shown, in any order.</param>
    /// <param name="isFrozen">A person points at one of them, or works in one.</param>
    public IReadOnlyList<SiteView> Arrange(IReadOnlyList<SiteView> sites, bool isFrozen)
    {
        var wanted = sites.OrderBy(site => Rank(site.State.Severity)).ThenBy(Code, StringComparer.OrdinalIgnoreCase).ToList();
        if (!isFrozen)
        {
            _order = [.. wanted.Select(Code)];
            Waiting = 0;
            return wanted;
        }
        var places = _order.Select((code, place) => (code, place)).ToDictionary(known => known.code, known => known.place);
        // What joins while the order waits comes last.
        var kept = wanted.OrderBy(site => places.GetValueOrDefault(Code(site), int.MaxValue)).ToList();
        Waiting = kept.Zip(wanted).Count(pair => Code(pair.First) != Code(pair.Second));
        return kept;
    }

    private static string Code(SiteView site) => site.Snapshot.Site.Code;

    private static int Rank(Severity severity) => severity switch
    {
        Severity.Critical => 0,
        Severity.Warning => 1,
        Severity.Unknown => 2,
        Severity.Notice => 3,
        _ => 4,
    };
}
