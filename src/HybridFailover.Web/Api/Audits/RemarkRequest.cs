using System.ComponentModel;

namespace HybridFailover.Web.Api.Audits;

/// <summary>The body of a note or a review.</summary>
public sealed record RemarkRequest
{
    public const int MostLetters = 2_000;

    [Description("Accepted once for an entry: sent again with the same text it changes nothing. Up to 100 letters, digits and . _ : -")]
    public required string Id { get; init; }

    [Description("1 to 2,000 characters; may have several lines.")]
    public required string Text { get; init; }
}

/// <summary>The answer to a note or a review.</summary>
/// <param name="Durable">False: a crash within the next moments would forget it; sending it again with its id is safe.</param>
public sealed record RemarkedResource(string Id, long Entry, string Sentence, bool Durable);
