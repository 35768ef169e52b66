using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HybridFailover.Engine.Audit;
using HybridFailover.Web.Api;

namespace HybridFailover.Web.History;

/// <summary>
/// One group of records as a line of the spill file: 16 hexadecimal digits of SHA-256 over the rest, a space, JSON, a line feed. A line that was cut off by a crash
/// does not fit its digits.
/// </summary>
internal static class SpillLine
{
    private const int Digits = 16;

    public static byte[] Write(IReadOnlyList<KeyedEntry> entries)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(entries.Select(keyed => new Line(
            Convert.ToHexStringLower(keyed.Key), keyed.Entry.Chain, keyed.Entry.At.UtcTicks, KebabWord.Of(keyed.Entry.Kind), keyed.Entry.Id,
            // Content is canonical JSON: as text in text it comes back byte for byte.
            keyed.Entry.Content, [.. keyed.Entry.Attachments.Select(attachment => new LineAttachment(attachment.Name, attachment.Bytes))])));
        return [.. Encoding.ASCII.GetBytes(DigitsOf(json)), (byte)' ', .. json, (byte)'\n'];
    }

    /// <param name="line">Without the line feed.</param>
    /// <returns>Null: the line is not whole.</returns>
    public static IReadOnlyList<KeyedEntry>? Read(ReadOnlySpan<byte> line)
    {
        if (line.Length <= Digits || line[Digits] != (byte)' ') return null;
        var json = line[(Digits + 1)..];
        if (!line[..Digits].SequenceEqual(Encoding.ASCII.GetBytes(DigitsOf(json)))) return null;
        try
        {
            return [.. JsonSerializer.Deserialize<Line[]>(json)!.Select(read => new KeyedEntry(
                Convert.FromHexString(read.Key),
                new AuditEntry(read.Chain, new DateTimeOffset(read.At, TimeSpan.Zero), KebabWord.Parse<AuditKind>(read.Kind) ?? throw new FormatException(), read.Id, read.Content)
                {
                    Attachments = [.. read.Attachments.Select(attachment => new Attachment(attachment.Name, attachment.Bytes))],
                }))];
        }
        catch (Exception broken) when (broken is JsonException or FormatException)
        {
            return null; // a newer program's, with a kind that this one does not know
        }
    }

    private static string DigitsOf(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json))[..Digits];

    private sealed record Line(string Key, string Chain, long At, string Kind, string Id, string Content, LineAttachment[] Attachments);

    private sealed record LineAttachment(string Name, byte[] Bytes);
}
