namespace HybridFailover.Web.Components.Drills;

/// <summary>A running drill that may have to end before its time.</summary>
/// <param name="Id">Its command's.</param>
/// <param name="Actor">Who began it: the stop is recorded in that name.</param>
public sealed record WatchedDrill(string Site, string Id, string Actor, StopConditions Conditions);
