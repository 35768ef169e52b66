namespace HybridFailover.Web.Components.Display;

/// <summary>A word beside the state: who decides, and what restrains the machine.</summary>
/// <param name="Tone">A class of the style sheet: <c>plain</c>, <c>hold</c>, <c>warning</c>, <c>drill</c>.</param>
public sealed record Badge(string Word, string? Glyph, string Tone);
