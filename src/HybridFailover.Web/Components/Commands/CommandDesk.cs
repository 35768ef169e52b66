using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Drills;

namespace HybridFailover.Web.Components.Commands;

/// <summary>What a person wants to do to a site; a dialog asks for the rest.</summary>
/// <param name="Site">The site's code.</param>
/// <param name="To">The path, alarm or slot that it is about; null: the command's own default.</param>
/// <param name="Simulate">Drill only: decide and record, and write nothing.</param>
/// <param name="For">Drill only: how long it stays; null: the default.</param>
/// <param name="Stop">Drill only: what ends it early.</param>
public sealed record CommandWish(CommandKind Kind, string Site, string? To = null, bool Simulate = false, TimeSpan? For = null, StopConditions? Stop = null);

/// <summary>One circuit's way from a button to the dialog: buttons ask, the shell's dialog answers. It sends nothing itself.</summary>
public sealed class CommandDesk
{
    /// <summary>Raised on the circuit's dispatcher.</summary>
    public event Action<CommandWish>? Asked;

    /// <summary>Raised on the circuit's dispatcher.</summary>
    public event Action<IReadOnlyList<CommandWish>>? AskedTogether;

    /// <summary>Raised on the circuit's dispatcher.</summary>
    public event Action<ApprovalRequest>? AskedToReview;

    public void Ask(CommandWish wish) => Asked?.Invoke(wish);

    /// <summary>Shows what somebody else asks approval of.</summary>
    public void Review(ApprovalRequest request) => AskedToReview?.Invoke(request);

    /// <summary>Asks for several at once, with one reason for all of them.</summary>
    public void AskTogether(IReadOnlyList<CommandWish> wishes) => AskedTogether?.Invoke(wishes);
}
