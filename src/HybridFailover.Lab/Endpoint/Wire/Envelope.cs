namespace HybridFailover.Lab.Endpoint.Wire;

/// <summary>What stands around every answer. EC2 and STS differ, in names and in capitals.</summary>
internal static class Envelope
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    public static void BeginEc2(XmlText xml, string action, string requestId) => xml.Raw(Head)
        .Raw("<").Raw(action).Raw("Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">").Value("requestId", requestId);

    public static void BeginSts(XmlText xml, string action) => xml.Raw(Head)
        .Raw("<").Raw(action).Raw("Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">").Open($"{action}Result");

    public static void EndSts(XmlText xml, string action, string requestId) => xml
        .Close($"{action}Result").Open("ResponseMetadata").Value("RequestId", requestId).Close("ResponseMetadata").Close($"{action}Response");

    public static void EndEc2(XmlText xml, string action) => xml.Close($"{action}Response");

    /// <summary>Mind <c>RequestID</c> here and <c>requestId</c> on success.</summary>
    public static byte[] Ec2Error(string code, string message, string requestId) => new XmlText().Raw(Head)
        .Open("Response").Open("Errors").Open("Error").Value("Code", code).Value("Message", message).Close("Error").Close("Errors")
        .Value("RequestID", requestId).Close("Response").ToUtf8();

    public static byte[] StsError(string code, string message, string requestId, bool sender) => new XmlText().Raw(Head)
        .Raw("<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">").Open("Error")
        .Value("Type", sender ? "Sender" : "Receiver").Value("Code", code).Value("Message", message).Close("Error")
        .Value("RequestId", requestId).Close("ErrorResponse").ToUtf8();
}
