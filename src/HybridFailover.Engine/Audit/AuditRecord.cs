namespace HybridFailover.Engine.Audit;

/// <summary>One link of a chain.</summary>
/// <param name="Sequence">Its place in its chain, from 1, without gaps.</param>
/// <param name="Hash">SHA-256 of the previous record's hash and this one's canonical bytes; 64 lower-case hexadecimal digits.</param>
public sealed record AuditRecord(long Sequence, AuditEntry Entry, string Hash);
