using System.Globalization;
using HybridFailover.Engine.Audit;

namespace HybridFailover.Web.History;

/// <summary>A chain head as people note it: <c>LAX1:1204:9f86d0…</c>.</summary>
internal static class HeadText
{
    public const string Accepted = "CHAIN:NUMBER:HASH, as the log and the export give it";

    public static string Of(ChainHead head) => string.Create(CultureInfo.InvariantCulture, $"{head.Chain}:{head.Sequence}:{head.Hash}");

    /// <returns>Null: it is none.</returns>
    public static ChainHead? Parse(string text)
    {
        var parts = text.Trim().Split(':');
        return parts is [{ Length: > 0 } chain, var number, { Length: 64 } hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && hash.All(char.IsAsciiHexDigit) ? new ChainHead(chain, sequence, hash.ToLowerInvariant()) : null;
    }
}
