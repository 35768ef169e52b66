using System.Buffers;
using HybridFailover.Lab.Endpoint.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HybridFailover.Lab.Endpoint.Hosting;

/// <summary>Between HTTP and the API.</summary>
internal sealed class HttpExchange(Ec2Api api, LabRequests lab, CancellationToken stopping)
{
    public async Task HandleAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments("/lab", StringComparison.Ordinal))
        {
            await lab.HandleAsync(http);
            return;
        }

        var reply = await api.AnswerAsync(await ReadAsync(http), stopping);
        if (reply.Status == 0)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = reply.Status;
        http.Response.ContentType = "text/xml;charset=UTF-8";
        http.Response.ContentLength = reply.Body.Length;
        http.Response.Headers["x-amzn-requestid"] = reply.RequestId;
        await http.Response.BodyWriter.WriteAsync(reply.Body, CancellationToken.None);
    }

    private static async ValueTask<SignedRequest> ReadAsync(HttpContext http)
    {
        var request = http.Request;
        var reader = request.BodyReader;
        var read = await reader.ReadAsync(CancellationToken.None);
        while (!read.IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync(CancellationToken.None);
        }

        var body = read.Buffer.ToArray();
        reader.AdvanceTo(read.Buffer.End);
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return new SignedRequest(request.Method, mark < 0 ? target : target[..mark], mark < 0 ? "" : target[(mark + 1)..],
            name => request.Headers.TryGetValue(name, out var values) ? string.Join(',', values.ToArray()) : null, body);
    }
}
