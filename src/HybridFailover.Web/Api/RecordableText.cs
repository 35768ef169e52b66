using System.Security.Cryptography;
using System.Text;
using HybridFailover.Web.Cli;

namespace HybridFailover.Web.Api;

/// <summary>
/// Text that was refused, in a form that a record can hold: not longer than it says, and with nothing invisible in it. What had to be changed is said after it,
/// with the length and the SHA-256 (of its UTF-8) of what was sent, so that whoever has the original can show that it is the one.
/// </summary>
internal static class RecordableText
{
    /// <param name="most">More characters of the original are not kept.</param>
    public static string Of(string sent, int most)
    {
        var isLong = sent.Length > most;
        var kept = isLong ? sent[..(char.IsHighSurrogate(sent[most - 1]) ? most - 1 : most)] : sent;
        var hides = kept.Any(letter => char.IsControl(letter) || BodyFields.IsMisleading(letter));
        if (!isLong && !hides) return sent;
        var what = (isLong, hides) switch
        {
            (true, true) => $"the first {kept.Length} of {sent.Length} characters, invisible ones written out",
            (true, false) => $"the first {kept.Length} of {sent.Length} characters",
            _ => $"{sent.Length} characters, invisible ones written out",
        };
        return $"{(hides ? TerminalText.Of(kept, byNumber: true) : kept)} [{what}; SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sent)))}]";
    }
}
