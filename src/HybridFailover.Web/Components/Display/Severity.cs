namespace HybridFailover.Web.Components.Display;

/// <summary>How loudly something is shown. Never by colour alone: each has a glyph of its own outline and a word.</summary>
public enum Severity { Normal, Notice, Warning, Critical, Unknown }
