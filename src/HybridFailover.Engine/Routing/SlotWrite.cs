using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Routing;

/// <summary>One slot to be pointed somewhere.</summary>
/// <param name="Slot">Which.</param>
/// <param name="To">Where it shall point.</param>
/// <param name="Seen">The target of the static row that the last read showed; null: none.</param>
/// <param name="Ours">Targets whose static rows may be replaced or deleted: every next hop of the site, and what this program wrote before.
/// Any other static row is foreign and never touched.</param>
/// <param name="ReplaceForeign">A person's <c>replace</c> command: a foreign row may be overwritten, this once.</param>
public sealed record SlotWrite(Slot Slot, NextHop To, string? Seen, IReadOnlySet<string> Ours, bool ReplaceForeign = false);
