using System.Net.Sockets;

namespace HybridFailover.Engine.Probing.Connect;

/// <summary>One GET over a connection that stands. The head of the answer is enough; its body is not read.</summary>
internal static class HttpExchange
{
    /// <summary>Statuses below this say that the service answers: also "not found" and "sign in first" are answers.</summary>
    private const int FirstStatusNotAccepted = 500;

    /// <exception cref="ConnectFailedException">There was no answer that counts.</exception>
    public static async Task RunAsync(Socket connected, Uri url, CancellationToken cancellation)
    {
        // A handler for each attempt: a connection that is kept would prove that an old flow lives, not that a new one comes up,
        // and one that a slow attempt left behind would answer for a later one.
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            // The stream closes the socket: that is how a read that takes too long is ended.
            ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(new NetworkStream(connected, ownsSocket: true)),
        };
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("User-Agent", "HybridFailover");
        request.Headers.ConnectionClose = true;
        try
        {
            using var response = await invoker.SendAsync(request, cancellation);
            if ((int)response.StatusCode >= FirstStatusNotAccepted) throw new ConnectFailedException(ConnectFailure.StatusNotAccepted);
        }
        catch (HttpRequestException error)
        {
            throw new ConnectFailedException(
                error.HttpRequestError == HttpRequestError.SecureConnectionError ? ConnectFailure.TlsFailed : ConnectFailure.ConnectionBroken, error);
        }
    }
}
