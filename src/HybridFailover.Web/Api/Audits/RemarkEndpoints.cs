using HybridFailover.Engine.Audit;
using HybridFailover.Web.Guard;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Api.Audits;

/// <summary>Notes and reviews: records themselves, appended to the entry's chain. The guard has let the request in; who speaks is in its principal.</summary>
internal static class RemarkEndpoints
{
    public static void MapRemarks(this IEndpointRouteBuilder audit)
    {
        Map(audit, "/{id}/notes", AuditKind.Note, "Adds a note to an entry. Nothing that was recorded changes.");
        Map(audit, "/{id}/review", AuditKind.Review, "Records that a person has looked at an entry, and what came of it. It needs no review any more then.");
    }

    private static void Map(IEndpointRouteBuilder audit, string address, AuditKind kind, string summary) =>
        audit.MapPost(address, (string id, HttpContext context, AuditReader reader, Remarks remarks) => PostAsync(id, kind, context, reader, remarks))
            .WithSummary(summary + " The id is accepted once.")
            .Accepts<RemarkRequest>("application/json")
            .Produces<RemarkedResource>(StatusCodes.Status202Accepted)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static async Task<IResult> PostAsync(string id, AuditKind kind, HttpContext context, AuditReader reader, Remarks remarks)
    {
        if (Operator.Actor(context.User) is not { } actor) return TypedResults.Problem("Remarks need a known operator.", statusCode: StatusCodes.Status403Forbidden);
        var (document, refusal) = await JsonBody.ReadAsync(context.Request);
        if (document is null) return refusal!;
        using var body = document;
        var fields = new BodyFields(body.RootElement);
        var (name, text) = (fields.Id("id"), fields.Lines("text", RemarkRequest.MostLetters)?.Trim());
        if (text is "") fields.Wrong("text", "Has nothing to read.");
        fields.RefuseRest();
        fields.Require("id", "text");
        if (fields.HasErrors) return Problems.Invalid(fields.Errors);
        if (await reader.FindAsync(id, context.RequestAborted) is not { Entry: var entry }) return Problems.NoSuchEntry(id);
        return await remarks.AddAsync(entry, kind, name!, actor, text!, context.RequestAborted) switch
        {
            null => Problems.IdIsTaken(name!, entry),
            { } durable => TypedResults.Accepted(AuditResources.Link(entry.Id), new RemarkedResource(name!, entry.Id, Sentence(entry, kind, durable, reader.Degraded), durable)),
        };
    }

    private static string Sentence(HistoryEntry entry, AuditKind kind, bool durable, string? degraded)
    {
        var what = kind == AuditKind.Note ? "The note" : "The review";
        return durable ? $"{what} of entry {entry.Id} is recorded."
            : $"{what} of entry {entry.Id} is queued and not durable yet: a crash now would forget it. {degraded ?? "The store is slow"}.";
    }
}
