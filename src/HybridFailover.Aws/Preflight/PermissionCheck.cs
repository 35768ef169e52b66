using HybridFailover.Aws.Ec2;
using HybridFailover.Aws.Wire;
using HybridFailover.Engine.Routing;

namespace HybridFailover.Aws.Preflight;

/// <summary>What the answer to a dry run says. Pure.</summary>
internal static class PermissionCheck
{
    public static PreflightCheck Of(string site, string tableId, QueryAnswer answer)
    {
        var name = $"permission {answer.Action} {tableId}";
        if (answer.Code == "DryRunOperation") return PreflightCheck.Pass(site, name, $"ec2:{answer.Action} is allowed on {tableId}.");
        if (answer.Code == "UnauthorizedOperation")
            return PreflightCheck.Fail(site, name, $"ec2:{answer.Action} is not allowed on {tableId}. {ErrorTable.AdviceFor(answer.Code)} ({answer.Said})");
        // Not allowed comes before not sensible: any other refusal was made by an identity that may call.
        if (answer is { Kind: AnswerKind.Refused, Status: >= 400 and < 500, Code: "RouteAlreadyExists" or "InvalidRoute.NotFound" })
            return PreflightCheck.Pass(site, name, $"ec2:{answer.Action} is allowed on {tableId} (EC2 looked at the route: {answer.Code}).");
        return PreflightCheck.Warn(site, name, Routes.Sentence.Of($"Whether ec2:{answer.Action} is allowed on {tableId} could not be found out: {answer.Said}.", ErrorTable.AdviceFor(answer.Code)));
    }
}
