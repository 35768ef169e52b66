using System.Net;

namespace HybridFailover.Aws.Wire;

/// <summary>The HTTP/1.1 connections to one endpoint.</summary>
internal static class HttpPipe
{
    public static HttpClient To(Uri endpoint)
    {
        // A POST whose body was begun is never sent again by this handler: a broken connection is an unclear answer, once.
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(2),
            // A lifetime, so that a changed DNS answer is seen; long, so that a failover seldom meets a connection that has just run out.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(50),
            MaxConnectionsPerServer = 32,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseProxy = !endpoint.IsLoopback,
            ActivityHeadersPropagator = null,
        };
        var client = new HttpClient(handler)
        {
            Timeout = Timeout.InfiniteTimeSpan, // each call has its own
            MaxResponseContentBufferSize = AnswerReader.LargestAnswer,
            DefaultRequestVersion = HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"HybridFailover/{typeof(HttpPipe).Assembly.GetName().Version?.ToString(3)}");
        return client;
    }
}
