using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using HybridFailover.Engine.Audit;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>
/// Says once a day, at the start and then every 24 h, where each chain stands: to the log, and to <c>HybridFailover:Audit:HeadUrl</c> if there is one.
/// Whoever keeps that elsewhere finds a tail that was cut or replaced: <c>audit verify --head</c>.
/// </summary>
internal sealed partial class HeadNoticeService(HistoryStore store, HeadNoticeOptions options, TimeProvider time, ILogger<HeadNoticeService> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(24);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Says it once.</summary>
    /// <returns>False: it could not be said everywhere; it is tried again soon.</returns>
    public async Task<bool> TellAsync(CancellationToken cancel)
    {
        try
        {
            var heads = Read();
            Log.Heads(log, string.Join(", ", heads.Select(HeadText.Of)));
            if (options.Url is not { } url) return true;
            if (await PostAsync(url, heads, cancel) is not { } fault) return true;
            // Without what may be a password.
            Log.NotPosted(log, $"{url.Scheme}://{url.Authority}{url.AbsolutePath}", fault);
            return false;
        }
        catch (Exception failed) when (failed is SqliteException or IOException)
        {
            Log.NotRead(log, failed.Message.TrimEnd('.'));
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(First, time, stoppingToken); // after what a start has to do
            while (true) await Task.Delay(await TellAsync(stoppingToken) ? Period : Again, time, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    /// <returns>Null: they were taken.</returns>
    private async Task<string?> PostAsync(Uri url, IReadOnlyList<ChainHead> heads, CancellationToken cancel)
    {
        // A redirection would be followed by a GET, which brings nothing and may well be answered with 200.
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
        // Not in chunks, which small receivers do not read.
        using var notice = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(
            new { at = time.GetUtcNow().UtcDateTime, node = Environment.MachineName, heads = heads.Select(HeadText.Of) }));
        notice.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        try
        {
            using var response = await client.PostAsync(url, notice, cancel);
            return response.IsSuccessStatusCode ? null : $"the answer was {(int)response.StatusCode}{(response.ReasonPhrase is { Length: > 0 } words ? " " + words : "")}";
        }
        catch (HttpRequestException failed)
        {
            return (failed.InnerException?.Message ?? failed.Message).TrimEnd('.');
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"there was no answer within {Patience.TotalSeconds:0} s";
        }
    }

    private IReadOnlyList<ChainHead> Read()
    {
        using var connection = HistoryDatabase.OpenToRead(store.DatabasePath);
        return ChainHeads.Read(connection);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Audit chain heads: {Heads}")]
        public static partial void Heads(ILogger log, string heads);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The audit's chain heads could not be posted to {Url}: {Reason}. They are in this log; the next attempt is in 10 minutes")]
        public static partial void NotPosted(ILogger log, string url, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The audit's chain heads could not be read: {Reason}. The next attempt is in 10 minutes")]
        public static partial void NotRead(ILogger log, string reason);
    }
}
