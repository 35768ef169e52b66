using System.Xml.Linq;

namespace HybridFailover.Aws.Wire;

/// <summary>What is known after a call.</summary>
internal enum AnswerKind
{
    /// <summary>EC2 did it and said so, legibly.</summary>
    Done,

    /// <summary>EC2 answered with an error code.</summary>
    Refused,

    /// <summary>Nothing left this host: no credentials, no address, no connection. Surely not applied.</summary>
    NotSent,

    /// <summary>The call may have been carried out: time-out, reset, an answer that is no answer of EC2.</summary>
    Unclear,
}

/// <summary>The answer to one call.</summary>
/// <param name="Status">HTTP status; 0 when there was none.</param>
/// <param name="RequestId">EC2's id of the call; null when none came back.</param>
/// <param name="Code">EC2's error code, of a refusal only.</param>
/// <param name="Message">EC2's words for a refusal, ours for <see cref="AnswerKind.NotSent"/> and <see cref="AnswerKind.Unclear"/>.</param>
/// <param name="Body">The root element, when done.</param>
internal sealed record QueryAnswer(AnswerKind Kind, string Action, int Status, string? RequestId, string? Code, string Message, XElement? Body)
{
    public bool IsDone => Kind == AnswerKind.Done;

    public static QueryAnswer NotSent(string action, string why) => new(AnswerKind.NotSent, action, 0, null, null, why, null);

    public static QueryAnswer Unclear(string action, string why, int status = 0, string? requestId = null) =>
        new(AnswerKind.Unclear, action, status, requestId, null, why, null);

    /// <summary>For sentences: the code and EC2's words, or what went wrong, and the request id.</summary>
    public string Said
    {
        get
        {
            var words = Code is null ? Message : $"{Code}: {Message}";
            return RequestId is null ? words : $"{words.TrimEnd('.')} (request {RequestId})";
        }
    }
}
