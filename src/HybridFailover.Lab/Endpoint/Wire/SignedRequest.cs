namespace HybridFailover.Lab.Endpoint.Wire;

/// <summary>What a signature covers of a request.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">As on the wire.</param>
/// <param name="Query">As on the wire, without the question mark.</param>
/// <param name="Header">A header's value by its lower-case name, several joined by commas; null when absent.</param>
/// <param name="Body">Raw.</param>
internal sealed record SignedRequest(string Method, string Path, string Query, Func<string, string?> Header, ReadOnlyMemory<byte> Body);
