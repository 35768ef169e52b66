using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Api;

/// <summary>A command that is looked at before it is given.</summary>
internal static class OutlookEndpoints
{
    public static void MapOutlook(this IEndpointRouteBuilder api) => api.MapGet("/sites/{code}/preview", Get)
        .WithSummary($"What would become of a command if it were given now: its route changes and every guard. command is one of {KebabWord.All<CommandKind>()}; to as in the command.")
        .Produces<OutlookResource>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);

    private static IResult Get(string code, HttpRequest request, IMonitor monitor)
    {
        if (monitor.Find(code) is not { } site) return Problems.NoSuchSite(code, monitor);
        var fields = new QueryFields(request.Query);
        var kind = fields.Value<CommandKind>("command", KebabWord.Parse<CommandKind>, KebabWord.All<CommandKind>());
        var to = fields.Text("to", 200);
        fields.RefuseRest();
        if (kind is null && !fields.HasErrors) fields.Wrong("command", $"Missing. Accepted: {KebabWord.All<CommandKind>()}.");
        if (fields.HasErrors) return Problems.Invalid(fields.Errors);
        return monitor.Outlook(site.Site.Code, kind!.Value, to) is { } outlook ? TypedResults.Ok(OutlookResource.Of(site.Site.Code, outlook)) : Problems.NoSuchSite(code, monitor);
    }
}
