using System.Security.Cryptography;

namespace HybridFailover.Engine.Audit;

/// <summary>Bytes that belong to a record, kept beside its content.</summary>
/// <param name="Name">Unique in its record: of evidence, the path.</param>
/// <param name="Bytes">Of evidence, a path's rounds in the form of <see cref="EvidenceText"/>.</param>
public sealed record Attachment(string Name, byte[] Bytes)
{
    /// <summary>SHA-256, 64 lower-case hexadecimal digits: what the content has of the bytes.</summary>
    public string Hash => HashOf(Bytes);

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
