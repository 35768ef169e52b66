using HybridFailover.Lab;

namespace HybridFailover.Web.Api;

/// <summary>What a person may turn in a lab; where none runs, every address says so.</summary>
internal static class LabEndpoints
{
    public static void MapLab(this IEndpointRouteBuilder api)
    {
        api.MapGet("/lab", Show).WithSummary("Every path of the lab, and whether production traffic flows.")
            .Produces<LabResource>().ProducesProblem(StatusCodes.Status404NotFound);
        Turn(api, "/lab/cut", "Breaks a path of the lab.", CutAsync);
        Turn(api, "/lab/heal", "Takes a path's cut away.", (lab, request, cancel) => lab.HealAsync(request.Site, request.Path, cancel));
    }

    private static void Turn(IEndpointRouteBuilder api, string address, string summary, Func<ILabControl, LabRequest, CancellationToken, Task> turn) =>
        api.MapPost(address, (Delegate)((HttpContext context) => TurnAsync(context, turn))).WithSummary(summary)
            .Accepts<LabRequest>("application/json").Produces<LabResource>().ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> TurnAsync(HttpContext context, Func<ILabControl, LabRequest, CancellationToken, Task> turn)
    {
        if (context.RequestServices.GetService<ILabControl>() is not { } lab) return Problems.NoLab();
        var (document, refusal) = await JsonBody.ReadAsync(context.Request);
        if (document is null) return refusal!;
        using var body = document;
        var fields = new BodyFields(body.RootElement);
        var request = new LabRequest { Site = fields.Text("site", 100) ?? "", Path = fields.Text("path", 100) ?? "", How = fields.Text("how", 100) };
        fields.RefuseRest();
        if (request.Site.Length == 0) fields.Wrong("site", "Missing.");
        if (request.Path.Length == 0) fields.Wrong("path", "Missing.");
        if (request.How is { } how && PathCut.Parse(how) is null) fields.Wrong("how", $"\"{how}\" is not accepted. Accepted: {PathCut.Accepted}.");
        if (fields.HasErrors) return Problems.Invalid(fields.Errors);
        try
        {
            await turn(lab, request, context.RequestAborted);
            return TypedResults.Ok(Of(lab));
        }
        catch (LabException refused)
        {
            return Problems.Invalid(new() { [""] = [refused.Message] });
        }
    }

    private static IResult Show(HttpContext context) =>
        context.RequestServices.GetService<ILabControl>() is { } lab ? TypedResults.Ok(Of(lab)) : Problems.NoLab();

    private static Task CutAsync(ILabControl lab, LabRequest request, CancellationToken cancel) =>
        lab.CutAsync(request.Site, request.Path, PathCut.Parse(request.How ?? "drop")!, cancel);

    private static LabResource Of(ILabControl lab) => new(
        [.. lab.Paths.Select(path => new LabPathResource(path.Site, path.Path, path.Cut?.ToString(), path.Condition, path.Carries))],
        [.. lab.Traffic.Select(traffic => new LabTrafficResource(traffic.Site, traffic.Flows, traffic.Sentence))]);
}
