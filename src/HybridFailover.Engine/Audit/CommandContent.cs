using HybridFailover.Engine.Failover;

namespace HybridFailover.Engine.Audit;

/// <summary>A command and its answer, as they are recorded.</summary>
public static class CommandContent
{
    public static AuditEntry Intent(string site, Command command, DateTimeOffset at) => new(site, at, AuditKind.CommandIntent, command.Id, Rare(command)
        .AddOrigin()
        .Add("id", Canonical.Text(command.Id))
        .Add("kind", Canonical.Name<CommandKind>(command.Kind))
        .Add("to", Canonical.Text(command.To))
        .Add("actor", Canonical.Text(command.Actor))
        .Add("reason", Canonical.Text(command.Reason))
        .Add("code", Canonical.Name<ReasonCode>(command.Code))
        .Add("ticket", Canonical.Text(command.Ticket))
        .Add("until", Canonical.Time(command.Until))
        .Add("for", Canonical.Duration(command.For))
        .Add("expectedVersion", Canonical.Whole(command.ExpectedVersion))
        .Add("override", Canonical.Text(command.Override))
        .Add("evenIfDown", Canonical.Truth(command.EvenIfDown))
        .ToString());

    // Members that came later are there only where they say something: an ordinary command's record stays what it was.
    private static CanonicalObject Rare(Command command)
    {
        var content = new CanonicalObject();
        if (command.Simulate) content.Add("simulate", Canonical.Truth(true));
        if (command.BreakGlass is { } breakGlass) content.Add("breakGlass", Canonical.Text(breakGlass));
        if (command.Approver is { } approver) content.Add("approver", Canonical.Text(approver));
        return content;
    }

    /// <summary>Whether it is durable is not in it: what can be read is.</summary>
    public static AuditEntry Outcome(string site, CommandAnswer answer, DateTimeOffset at) => new(site, at, AuditKind.CommandOutcome, answer.Id, new CanonicalObject()
        .AddOrigin()
        .Add("id", Canonical.Text(answer.Id))
        .Add("accepted", Canonical.Truth(answer.Accepted))
        .Add("rejection", Canonical.Name<Rejection>(answer.Rejection))
        .Add("sentence", Canonical.Text(answer.Sentence))
        .Add("version", Canonical.Whole(answer.Version))
        .Add("transitionId", Canonical.Text(answer.TransitionId))
        .ToString());

    /// <summary>The command back from an intent's content.</summary>
    /// <exception cref="FormatException">The content is not a command's.</exception>
    public static Command ReadIntent(string content) => ContentNode.Read(content, "a command", command => new Command
    {
        Id = command.Text("id"),
        Kind = command.Name<CommandKind>("kind"),
        To = command.TextOrNull("to"),
        Actor = command.Text("actor"),
        Reason = command.Text("reason"),
        Code = command.Name<ReasonCode>("code"),
        Ticket = command.TextOrNull("ticket"),
        Until = command.TimeOrNull("until"),
        For = command.DurationOrNull("for"),
        ExpectedVersion = command.LongOrNull("expectedVersion"),
        Override = command.TextOrNull("override"),
        EvenIfDown = command.Truth("evenIfDown"),
        Simulate = command.TruthIfAny("simulate"),
        BreakGlass = command.TextIfAny("breakGlass"),
        Approver = command.TextIfAny("approver"),
    });

    /// <summary>The answer back from an outcome's content.</summary>
    /// <exception cref="FormatException">The content is not an answer's.</exception>
    public static CommandAnswer ReadOutcome(string content) => ContentNode.Read(content, "an answer", answer => new CommandAnswer(
        answer.Text("id"), answer.Name<Rejection>("rejection"), answer.Text("sentence"), Durable: true,
        answer.LongOrNull("version") ?? 0, answer.TextOrNull("transitionId")));
}
