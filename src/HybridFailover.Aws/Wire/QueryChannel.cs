using Amazon.Runtime;
using HybridFailover.Aws.Credentials;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Aws.Wire;

/// <summary>Sends calls to one endpoint: signed, timed, once. Thread-safe.</summary>
internal sealed class QueryChannel(HttpClient http, Uri endpoint, RequestSigner signer, CredentialSource credentials, Clock clock)
{
    private readonly ServerClock _serverClock = new(clock);

    public Uri Endpoint => endpoint;

    /// <summary>
    /// Sends a call and waits no longer than the timeout. A call refused for its signature is sent once more when the endpoint's
    /// clock or fresh credentials promise a better one: such a refusal comes before anything is done.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled before anything was sent; later the answer is unclear.</exception>
    public async Task<QueryAnswer> SendAsync(QueryForm form, TimeSpan timeout, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var timer = new CancellationTokenSource(timeout, clock.Provider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timer.Token);
        var body = form.ToBytes();
        var keys = credentials.Current ?? await credentials.RenewAsync(either.Token);
        if (keys is null) return QueryAnswer.NotSent(form.Action, credentials.Trouble ?? "no AWS credentials yet");

        var (answer, date) = await SendOnceAsync(form.Action, body, keys, timeout, timer.Token, either.Token);
        if (!SignatureRefusals.Has(answer.Code)) return answer;
        if (!_serverClock.Correct(date))
        {
            var renewed = await credentials.RenewAsync(either.Token, evenIfValid: true);
            if (renewed is null || renewed.Equals(keys)) return answer;
            keys = renewed;
        }
        if (either.IsCancellationRequested) return answer;
        return (await SendOnceAsync(form.Action, body, keys, timeout, timer.Token, either.Token)).Answer;
    }

    private async Task<(QueryAnswer Answer, DateTimeOffset? Date)> SendOnceAsync(
        string action, byte[] body, ImmutableCredentials keys, TimeSpan timeout, CancellationToken timer, CancellationToken either)
    {
        try
        {
            using var request = signer.Sign(endpoint, body, keys, _serverClock.Now);
            using var response = await http.SendAsync(request, either);
            var header = response.Headers.TryGetValues("x-amzn-RequestId", out var ids) ? ids.FirstOrDefault() : null;
            var bytes = await response.Content.ReadAsByteArrayAsync(CancellationToken.None); // buffered by SendAsync
            return (AnswerReader.Read(action, (int)response.StatusCode, header, bytes), response.Headers.Date);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            return (QueryAnswer.Unclear(action, $"no answer from {endpoint.Authority} within {timeout.TotalSeconds:0.#} s"), null);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return (QueryAnswer.Unclear(action, "given up while waiting for the answer"), null);
        }
        catch (OperationCanceledException) // neither of ours: the handler's connect timeout
        {
            return (QueryAnswer.NotSent(action, $"no connection to {endpoint.Authority}: timed out"), null);
        }
        catch (HttpRequestException e) when (e.HttpRequestError
            is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return (QueryAnswer.NotSent(action, $"no connection to {endpoint.Authority}: {e.GetBaseException().Message}"), null);
        }
        catch (Exception e) // how far it got is not known, whatever it was
        {
            return (QueryAnswer.Unclear(action, $"the connection to {endpoint.Authority} broke: {e.GetBaseException().Message}"), null);
        }
    }
}
