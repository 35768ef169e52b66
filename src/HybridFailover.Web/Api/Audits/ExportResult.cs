using HybridFailover.Web.History.Export;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace HybridFailover.Web.Api.Audits;

/// <summary>An export on its way out.</summary>
internal sealed partial class ExportResult(AuditExport export) : IResult
{
    /// <summary>While a client takes an export, the database keeps its moment: one that takes hardly anything is let go.</summary>
    private static readonly MinDataRate SlowestClient = new(bytesPerSecond: 10_000, gracePeriod: TimeSpan.FromSeconds(15));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using (export)
        {
            ExportHeaders.Write(export.Head, httpContext.Response);
            if (httpContext.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate) rate.MinDataRate = SlowestClient;
            try
            {
                await export.WriteAsync(httpContext.Response.Body, httpContext.RequestAborted);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Half a file must not look like a whole one: the connection is cut, and the client sees that the end is missing.
                Log.Cut(httpContext.RequestServices.GetRequiredService<ILogger<ExportResult>>(), failure);
                httpContext.Abort();
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "An export of the audit ended before its end, and its client was cut off so that it can't take it for whole")]
        public static partial void Cut(ILogger log, Exception failure);
    }
}
