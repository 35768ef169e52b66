using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Components.Commands;

/// <summary>What a person enters in a command's dialog, until it is sent.</summary>
public sealed class CommandDraft(CommandWish wish)
{
    public ReasonCode? Code { get; set; } = wish.Kind == CommandKind.Drill ? ReasonCode.Test : null;

    /// <summary>An alarm is taken note of with one press: what it would say is known.</summary>
    public string Reason { get; set; } = wish.Kind == CommandKind.Acknowledge ? "Seen on the dashboard, being looked at" : "";

    public string Ticket { get; set; } = "";
    public Expiry Expiry { get; set; } = wish.For is { } length ? new(Engine.Failover.Words.Duration(length), length) : Expiry.Default(wish.Kind);

    /// <summary>With <see cref="Expiry.AtInstant"/>: UTC, as entered.</summary>
    public string Until { get; set; } = "";

    public bool EvenIfDown { get; set; }

    /// <summary>Tier 3: the site's code.</summary>
    public string Typed { get; set; } = "";

    /// <summary>Tier 3: a second person is asked, instead of breaking the glass.</summary>
    public bool AsksSecondPerson { get; set; }

    public string BreakGlass { get; set; } = "";

    /// <summary>When what it starts is over; null: nothing lasts, or the instant is not entered yet.</summary>
    public DateTimeOffset? EndsAt(DateTimeOffset now) =>
        !CommandTiers.Lasts(wish.Kind) || wish.Simulate ? null : Expiry.For is { } length ? now + length : Expiry.Parse(Until);

    /// <param name="id">Accepted once.</param>
    /// <param name="target">The path that the dialog named.</param>
    /// <param name="version">The state version that the person has looked at.</param>
    public Command ToCommand(string id, string actor, string? target, long version, CommandTier tier) => new()
    {
        Id = id,
        Kind = wish.Kind,
        To = wish.Kind switch
        {
            CommandKind.Failover or CommandKind.Drill => target,
            CommandKind.Acknowledge or CommandKind.Adopt or CommandKind.Replace => wish.To,
            _ => null,
        },
        Actor = actor,
        Reason = Reason.Trim(),
        Code = Code ?? ReasonCode.Other,
        Ticket = string.IsNullOrWhiteSpace(Ticket) ? null : Ticket.Trim(),
        For = CommandTiers.Lasts(wish.Kind) && !wish.Simulate ? Expiry.For : null,
        Until = CommandTiers.Lasts(wish.Kind) && !wish.Simulate && Expiry.For is null ? Expiry.Parse(Until) : null,
        ExpectedVersion = version,
        Override = tier == CommandTier.Override ? Typed : null,
        EvenIfDown = EvenIfDown && (wish.Kind is CommandKind.Failover or CommandKind.Hold),
        Simulate = wish.Simulate,
        BreakGlass = tier == CommandTier.Override && !AsksSecondPerson ? BreakGlass.Trim() : null,
    };
}
