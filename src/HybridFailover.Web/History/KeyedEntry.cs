using HybridFailover.Engine.Audit;

namespace HybridFailover.Web.History;

/// <summary>An entry with what makes it recognisable: appended once, however often it is brought.</summary>
/// <param name="Key">16 bytes: the run's random half, and a counter.</param>
internal readonly record struct KeyedEntry(byte[] Key, AuditEntry Entry);
