namespace HybridFailover.Web.Components.Display;

/// <summary>A site's condition in one of the display's words.</summary>
public enum SiteCondition
{
    OnPreferred, NoStandby, Degraded, Switching, OnStandby, Recovering, ActiveDown, NoPath, Stuck, Mismatch, Blind, Starting, Unknown,
}

/// <summary>What a person reads first of a site.</summary>
/// <param name="Word">E.g. "On Direct Connect, no standby".</param>
/// <param name="Glyph">A symbol's name in <c>GlyphSymbols.razor</c>.</param>
public sealed record DisplayState(SiteCondition Condition, string Word, string Glyph, Severity Severity);
