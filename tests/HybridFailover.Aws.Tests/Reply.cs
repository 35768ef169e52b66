using System.Text;

namespace HybridFailover.Aws.Tests;

/// <summary>What goes back over the wire.</summary>
/// <param name="Raw">Status line, headers and body, exactly.</param>
internal sealed record Reply(string Raw, bool Close = false, bool Hang = false)
{
    public static Reply Never { get; } = new("", Hang: true);

    public static Reply Reset { get; } = new("", Close: true);

    public static Reply Http(int status, string body, string type = "text/xml;charset=UTF-8") =>
        new($"HTTP/1.1 {status} Said\r\nDate: NOW\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public static Reply Ok(string action, string body = "<return>true</return>") =>
        Http(200, $"<{action}Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>req-{action}</requestId>{body}</{action}Response>");

    public static Reply Error(int status, string code, string message = "In words.") =>
        Http(status, $"<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors><RequestID>req-{code}</RequestID></Response>");

    public static Reply Tables(params string[] items) => Ok("DescribeRouteTables", $"<routeTableSet>{string.Concat(items)}</routeTableSet>");

    public static string Table(string id, params string[] rows) =>
        $"<item><routeTableId>{id}</routeTableId><vpcId>vpc-1</vpcId><routeSet>{string.Concat(rows)}</routeSet><associationSet/></item>";

    public static string Row(string cidr, string target, string origin = "CreateRoute", string state = "active") =>
        $"<item><destinationCidrBlock>{cidr}</destinationCidrBlock><{(target.StartsWith("eni-", StringComparison.Ordinal) ? "networkInterfaceId" : "gatewayId")}>{target}</{(target.StartsWith("eni-", StringComparison.Ordinal) ? "networkInterfaceId" : "gatewayId")}><state>{state}</state><origin>{origin}</origin></item>";
}
