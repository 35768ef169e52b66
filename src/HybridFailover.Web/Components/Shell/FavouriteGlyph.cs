using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Shell;

/// <summary>The shape in the browser's tab: that of the gravest site.</summary>
public static class FavouriteGlyph
{
    // Gravest first. What is not known ranks above a notice: it may be anything.
    private static readonly (Severity Severity, string Glyph)[] Order =
    [
        (Severity.Critical, "octagon"), (Severity.Warning, "triangle"), (Severity.Unknown, "ring-question"), (Severity.Notice, "chevrons"),
    ];

    /// <returns>A symbol's name in <c>GlyphSymbols.razor</c>.</returns>
    public static string Of(IReadOnlyList<SiteView> sites) =>
        Order.FirstOrDefault(rank => sites.Any(site => site.State.Severity == rank.Severity)) is { Glyph: { } glyph } ? glyph : "ring-check";
}
