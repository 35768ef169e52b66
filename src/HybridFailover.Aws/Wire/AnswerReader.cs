using System.Xml;
using System.Xml.Linq;

namespace HybridFailover.Aws.Wire;

/// <summary>Makes an answer of status, headers and bytes. Anything that is not exactly what EC2 sends is unclear, never guessed at.</summary>
internal static class AnswerReader
{
    /// <summary>No answer that this program asks for comes near it; a larger one is not read.</summary>
    public const int LargestAnswer = 16 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestAnswer,
        IgnoreWhitespace = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static QueryAnswer Read(string action, int status, string? headerRequestId, byte[] body)
    {
        var root = Parse(body, out var fault);
        if (root is null) return QueryAnswer.Unclear(action, $"an unreadable answer with HTTP status {status}: {fault}", status, headerRequestId);
        return status is >= 200 and < 300
            ? ReadSuccess(action, status, headerRequestId, root)
            : ReadError(action, status, headerRequestId, root);
    }

    private static QueryAnswer ReadSuccess(string action, int status, string? headerRequestId, XElement root)
    {
        var id = root.Text("requestId") ?? root.Child("ResponseMetadata")?.Text("RequestId") ?? headerRequestId;
        // A proxy's log-in page can be well-formed and come with status 200.
        if (root.Name.LocalName != action + "Response")
            return QueryAnswer.Unclear(action, $"an answer of another kind, <{root.Name.LocalName}>, with HTTP status {status}", status, id);
        if (root.Text("return") is { } done && done != "true")
            return QueryAnswer.Unclear(action, $"an answer that says return={done}", status, id);
        return new QueryAnswer(AnswerKind.Done, action, status, id, null, "", root);
    }

    private static QueryAnswer ReadError(string action, int status, string? headerRequestId, XElement root)
    {
        // EC2: Response/Errors/Error and RequestID; STS: ErrorResponse/Error and RequestId.
        var id = root.Text("RequestID") ?? root.Text("RequestId") ?? headerRequestId;
        var error = root.Child("Errors")?.Child("Error") ?? root.Child("Error");
        if (error?.Text("Code") is not { } code)
            return QueryAnswer.Unclear(action, $"HTTP status {status} without an EC2 error code", status, id);
        return new QueryAnswer(AnswerKind.Refused, action, status, id, code, error.Text("Message") ?? "", null);
    }

    private static XElement? Parse(byte[] body, out string fault)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body, writable: false), Settings);
            fault = "";
            return XElement.Load(reader);
        }
        catch (XmlException e)
        {
            fault = body.Length == 0 ? "it is empty" : e.Message;
            return null;
        }
    }
}
