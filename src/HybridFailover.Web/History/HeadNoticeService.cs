using System.Net.Http.Json;
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

    /// <summary>Says it once.</summary>
    /// <returns>False: it could not be said everywhere; it is tried again soon.</returns>
    public async Task<bool> TellAsync(CancellationToken cancel)
    {
        try
        {
            var heads = Read();
            Log.Heads(log, string.Join(", ", heads.Select(HeadText.Of)));
            if (options.Url is not { } url) return true;
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(15) };
            using var response = await client.PostAsJsonAsync(url, new { at = time.GetUtcNow().UtcDateTime, node = Environment.MachineName, heads = heads.Select(HeadText.Of) }, cancel);
            response.EnsureSuccessStatusCode();
            return true;
        }
        catch (Exception failed) when (failed is SqliteException or HttpRequestException or IOException || (failed is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            Log.NotTold(log, failed.Message);
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

    private IReadOnlyList<ChainHead> Read()
    {
        using var connection = HistoryDatabase.OpenToRead(store.DatabasePath);
        return ChainHeads.Read(connection);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Audit chain heads: {Heads}")]
        public static partial void Heads(ILogger log, string heads);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The audit's chain heads could not be told ({Reason}); they are told again in 10 minutes")]
        public static partial void NotTold(ILogger log, string reason);
    }
}
