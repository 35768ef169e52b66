namespace HybridFailover.Lab;

/// <summary>Whether a site's production traffic gets through at the moment. The monitor never sees this: it is what an operator would
/// hear from the users.</summary>
/// <param name="Site">The site's code.</param>
/// <param name="Flows">True when every production slot leads to a path that carries.</param>
/// <param name="Sentence">E.g. "Production traffic flows over vpn (9.4 ms, jitter 0.9 ms)." or "Production traffic is lost: 2 of 2 routes lead to dx, which is cut (drop)."</param>
public sealed record LabTraffic(string Site, bool Flows, string Sentence);
