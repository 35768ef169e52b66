using HybridFailover.Aws.Ec2;
using HybridFailover.Aws.Wire;
using HybridFailover.Engine.Routing;

namespace HybridFailover.Aws.Routes;

/// <summary>
/// Points one slot. CreateRoute needs no read: EC2 refuses it where a static row stands, and only there. ReplaceRoute and
/// DeleteRoute have no condition of their own, so the table is read right before: a foreign row may have come since.
/// Nothing is sent twice; an unclear outcome is handed on as one.
/// </summary>
internal static class RouteWriter
{
    public static Task<WriteOutcome> RunAsync(WriteAttempt attempt) =>
        attempt.Write.To.IsPropagated ? ToPropagatedAsync(attempt) : ToTargetAsync(attempt);

    private static async Task<WriteOutcome> ToTargetAsync(WriteAttempt attempt)
    {
        var (slot, to, seen) = (attempt.Write.Slot, attempt.Write.To.Value, attempt.Write.Seen);
        var exists = false;
        if (seen is null || seen == to)
        {
            var created = await attempt.SendAsync(RouteCall.Create(slot, to));
            if (created.Code != "RouteAlreadyExists") return Judge(attempt, created);
            exists = true;
        }

        var read = await attempt.ReadAsync(afterRefusal: exists);
        if (read.Failure is { } failure) return Unread(attempt, failure);
        if (read.IsLocal)
            return attempt.End(WriteResult.Refused, $"{slot} is the VPC's own local route. Check Destinations of the site.", exists ? "RouteAlreadyExists" : null);
        if (read.Target is null)
        {
            if (exists) return attempt.End(WriteResult.Failed, $"EC2 says that {slot} has a static route, and does not show it yet.", "RouteAlreadyExists");
            return Judge(attempt, await attempt.SendAsync(RouteCall.Create(slot, to)));
        }
        // Seen with another target a moment ago and read with this one: one of the two reads was late, and nobody knows which.
        // Replacing a row of ours by itself does no harm, so it is replaced.
        if (read.Target == to && exists) return attempt.End(WriteResult.AlreadySo, $"{slot} goes to {to} already.");
        if (IsForeign(attempt.Write, read.Target)) return Foreign(attempt, read.Target);

        var replaced = await attempt.SendAsync(RouteCall.Replace(slot, to));
        if (!SaysNoStaticRow(replaced)) return Judge(attempt, replaced);
        return Judge(attempt, await attempt.SendAsync(RouteCall.Create(slot, to)));
    }

    private static async Task<WriteOutcome> ToPropagatedAsync(WriteAttempt attempt)
    {
        var slot = attempt.Write.Slot;
        var before = await attempt.ReadAsync(afterRefusal: false);
        if (before.Failure is { } failure) return Unread(attempt, failure);
        if (before.Target is { } standing && IsForeign(attempt.Write, standing)) return Foreign(attempt, standing);

        // Sent also where the read shows no static row: a row written seconds ago may be missing in it, and would come up later.
        var deleted = await attempt.SendAsync(RouteCall.Delete(slot));
        if (deleted.Code is not ("InvalidRoute.NotFound" or "InvalidParameterValue")) return Judge(attempt, deleted);
        var after = before.Target is null ? before : await attempt.ReadAsync(afterRefusal: true);
        if (after.Failure is { } unread) return Unread(attempt, unread);
        return after.Target is null
            ? attempt.End(WriteResult.AlreadySo, $"{slot} has no static route already.")
            : Judge(attempt, deleted);
    }

    /// <summary>ReplaceRoute where only a propagated row stands: "There is no route defined for '…'. Use CreateRoute instead."</summary>
    private static bool SaysNoStaticRow(QueryAnswer answer) =>
        answer.Code == "InvalidRoute.NotFound"
        || (answer.Code == "InvalidParameterValue" && answer.Message.Contains("CreateRoute", StringComparison.Ordinal));

    private static bool IsForeign(SlotWrite write, string target) =>
        !write.ReplaceForeign && target != write.To.Value && !write.Ours.Contains(target);

    private static WriteOutcome Foreign(WriteAttempt attempt, string target) => attempt.End(WriteResult.Foreign,
        $"{attempt.Write.Slot} has a static route to {(target.Length == 0 ? "a target of an unknown kind" : target)} that is not ours. It was not touched; adopt it, or replace it.");

    private static WriteOutcome Unread(WriteAttempt attempt, QueryAnswer failure) => attempt.End(
        // A table that cannot be read for good cannot be written with care either.
        ErrorTable.ResultOf(failure) == WriteResult.Refused ? WriteResult.Refused : WriteResult.Failed,
        Sentence.Of($"{attempt.Write.Slot} was left as it is: its table could not be read right before the change. {failure.Action} failed: {failure.Said}.",
            ErrorTable.AdviceFor(failure.Code)),
        failure.Code);

    private static WriteOutcome Judge(WriteAttempt attempt, QueryAnswer answer)
    {
        var (slot, to) = (attempt.Write.Slot, attempt.Write.To);
        var result = ErrorTable.ResultOf(answer);
        var what = to.IsPropagated ? $"{answer.Action} for {slot}" : $"{answer.Action} for {slot} to {to}";
        return attempt.End(result, result switch
        {
            WriteResult.Done when to.IsPropagated => $"DeleteRoute: {slot} has no static route any more.",
            WriteResult.Done => $"{answer.Action}: {slot} goes to {to}.",
            WriteResult.Refused when answer.Code == "UnauthorizedOperation" =>
                $"EC2 refuses {what}: permission ec2:{answer.Action} on {slot.RouteTableId} is missing. {ErrorTable.AdviceFor(answer.Code)} ({answer.Said})",
            WriteResult.Refused => Sentence.Of($"EC2 refuses {what}: {answer.Said}.", ErrorTable.AdviceFor(answer.Code)),
            WriteResult.Unknown => $"Whether {what} was carried out is unknown: {answer.Said}. The table will tell.",
            _ => Sentence.Of($"{what} was not carried out: {answer.Said}.", ErrorTable.IsThrottling(answer.Code) ? "EC2 throttles this account; it is tried again." : null),
        }, answer.Code);
    }
}
