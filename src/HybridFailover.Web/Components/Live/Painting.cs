namespace HybridFailover.Web.Components.Live;

/// <summary>What a circuit has to repaint.</summary>
/// <param name="Sites">Codes of the sites whose snapshot is a newer one.</param>
/// <param name="IsBeat">A second has passed: ages that the server writes, and whatever is counted.</param>
public sealed record Painting(IReadOnlySet<string> Sites, bool IsBeat);
