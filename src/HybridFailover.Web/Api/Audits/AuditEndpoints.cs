using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.History.Reading;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace HybridFailover.Web.Api.Audits;

/// <summary>What was kept: everything that changed a site, or tried to.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").MayBeUnreadable();
        audit.MapGet("", PageAsync)
            .WithSummary("The audit, newest first, page by page. Pages are taken by their place: what is added meanwhile moves nothing.")
            .Describe(AuditParameter.Filter, AuditParameter.Page).Produces<AuditPageResource>().ProducesValidationProblem();
        audit.MapGet("/{id}", OneAsync)
            .WithSummary("One entry with all of its records. By its number, or by the id of its transition or command.")
            .Produces<AuditDetailResource>().ProducesProblem(StatusCodes.Status404NotFound);
        audit.MapGet("/{id}/evidence", EvidenceAsync)
            .WithSummary("Every path's rounds from 60 s before a transition's decision to 120 s after it, checked against the hashes in its record.")
            .Produces<EvidenceResource>().ProducesProblem(StatusCodes.Status404NotFound);
        audit.MapExport();
        audit.MapRemarks();
        audit.MapGet("/store", StoreAsync)
            .WithSummary("Where the audit is kept, whether all of it is where it should be, and the head of every chain.")
            .Produces<AuditStoreResource>();
    }

    /// <summary>The parameters are read all at once, for all their errors; the description does not see them otherwise.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, params IEnumerable<AuditParameter>[] parameters) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var parameter in parameters.SelectMany(part => part))
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = parameter.Name,
                    In = ParameterLocation.Query,
                    Description = parameter.Description,
                    Schema = new OpenApiSchema { Type = parameter.HelpName switch { "" => JsonSchemaType.Boolean, "N" => JsonSchemaType.Integer, _ => JsonSchemaType.String } },
                });
            return Task.CompletedTask;
        });

    private static async Task<IResult> PageAsync(HttpContext context, IMonitor monitor, AuditReader reader)
    {
        var fields = new QueryFields(context.Request.Query);
        var (filter, page) = (AuditQuery.Filter(fields, monitor), AuditQuery.Page(fields));
        fields.RefuseRest();
        if (fields.HasErrors) return Problems.Invalid(fields.Errors);
        return TypedResults.Ok(AuditResources.Of(await reader.PageAsync(filter, page, context.RequestAborted), reader.Degraded));
    }

    private static async Task<IResult> OneAsync(string id, AuditReader reader, CancellationToken cancel) =>
        await reader.FindAsync(id, cancel) is { } found ? TypedResults.Ok(AuditResources.Of(found)) : Problems.NoSuchEntry(id);

    private static async Task<IResult> EvidenceAsync(string id, AuditReader reader, CancellationToken cancel) => await reader.EvidenceAsync(id, cancel) switch
    {
        null => Problems.NoSuchEntry(id),
        { Record: { } record } found => TypedResults.Ok(AuditResources.Of(found, record)),
        { Entry: var entry } => Problems.NoEvidence(entry),
    };

    private static async Task<IResult> StoreAsync(AuditReader reader, CancellationToken cancel) =>
        TypedResults.Ok(AuditResources.Of(await reader.StandingAsync(cancel), reader));
}
