using System.Text;
using System.Xml.Linq;
using HybridFailover.Lab.Endpoint;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Aws.Tests.Endpoint;

/// <summary>Speaks the Query API as bytes: for what well-behaved clients never send.</summary>
internal sealed class RawClient(Uri url) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    public AccessKey Key { get; init; } = AccessKey.Lab;

    public string Region { get; init; } = "us-east-1";

    /// <summary>What the client believes the time to be, against the truth.</summary>
    public TimeSpan ClockOff { get; init; }

    public Task<RawAnswer> CallAsync(string action, params (string Name, string Value)[] fields) =>
        PostAsync(Form([("Action", action), ("Version", "2016-11-15"), .. fields]), "ec2");

    public async Task<RawAnswer> PostAsync(string body, string service, Action<Dictionary<string, string>>? tamper = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, "/")) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        var headers = RequestSigner.Headers(Key, Region, service, url.Authority, body, DateTimeOffset.UtcNow + ClockOff);
        tamper?.Invoke(headers);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new RawAnswer((int)response.StatusCode, text, response.Headers.Date);
    }

    public static string Form(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));

    public void Dispose() => _http.Dispose();
}

internal sealed record RawAnswer(int Status, string Text, DateTimeOffset? Date)
{
    public XElement Xml => XDocument.Parse(Text).Root!;

    public string? Code => First("Code");

    public string? Message => First("Message");

    public string? First(string name) => Xml.Descendants().FirstOrDefault(each => each.Name.LocalName == name)?.Value;

    public IReadOnlyList<string> Values(string name) => [.. Xml.Descendants().Where(each => each.Name.LocalName == name).Select(each => each.Value)];
}
