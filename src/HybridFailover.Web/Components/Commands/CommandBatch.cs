namespace HybridFailover.Web.Components.Commands;

/// <summary>
/// Several light commands with one reason. Each goes through the machine by itself, with its own id, answer and record: what becomes
/// of one says nothing of the others. On the circuit's dispatcher.
/// </summary>
/// <param name="cases">In the order in which they are sent.</param>
public sealed class CommandBatch(IReadOnlyList<CommandCase> cases)
{
    public IReadOnlyList<CommandCase> Cases => cases;

    public string Reason { get; set; } = cases[0].Draft.Reason;

    public string Ticket { get; set; } = "";

    /// <summary>Confirmed: nothing can be taken back, and nothing be sent twice.</summary>
    public bool IsSent { get; private set; }

    public bool IsAnswered => cases.All(one => one.Phase == CommandPhase.Answered);

    /// <summary>What keeps it from being sent; null: nothing.</summary>
    public string? Missing => DraftRules.Short(Reason);

    /// <summary>E.g. "2 of 3 accepted": nothing is rounded up to "done".</summary>
    public string Outcome => $"{cases.Count(one => one.Answer is { Accepted: true })} of {cases.Count} accepted";

    /// <summary>Sends them one after the other. A second call does nothing.</summary>
    public async Task ConfirmAsync()
    {
        if (IsSent || Missing is not null) return;
        IsSent = true;
        foreach (var one in cases)
        {
            (one.Draft.Reason, one.Draft.Ticket) = (Reason, Ticket);
            await one.ConfirmAsync(Display.SiteCondition.Unknown);
        }
    }
}
