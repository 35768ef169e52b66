using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Guard;
using HybridFailover.Web.History.Export;

namespace HybridFailover.Web.Api.Audits;

/// <summary>The records as a file.</summary>
internal static class ExportEndpoint
{
    public static void MapExport(this IEndpointRouteBuilder audit) => audit.MapGet("/export", ExportAsync)
        .WithSummary("Every record of the entries that the filter finds, as a file; without a filter, or of one site, the whole chains. X-Audit-Filter, X-Audit-Count and X-Audit-Heads say what it holds. The export is recorded.")
        .Describe(AuditParameter.Filter, AuditParameter.Export)
        .Produces(StatusCodes.Status200OK, contentType: "text/csv", additionalContentTypes: "application/x-ndjson").ProducesValidationProblem();

    private static async Task<IResult> ExportAsync(HttpContext context, IMonitor monitor, AuditExports exports)
    {
        var fields = new QueryFields(context.Request.Query);
        var filter = AuditQuery.Filter(fields, monitor);
        var format = fields.Value("format", KebabWord.Parse<ExportFormat>, KebabWord.All<ExportFormat>()) ?? ExportFormat.Csv;
        var withEvidence = fields.Flag("evidence") ?? false;
        if (withEvidence && format == ExportFormat.Csv) fields.Wrong("evidence", "Only ndjson can hold it: add format=ndjson.");
        fields.RefuseRest();
        return fields.HasErrors ? Problems.Invalid(fields.Errors) : new ExportResult(await exports.BeginAsync(filter, format, withEvidence, Reader.Name(context), context.RequestAborted));
    }
}
