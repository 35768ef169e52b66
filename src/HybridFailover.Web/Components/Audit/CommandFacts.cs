using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Web.Api;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Help;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>What a command asked for, beyond its sentence.</summary>
internal static class CommandFacts
{
    public static IReadOnlyList<Fact> Of(EntryDetail detail, EntryFacts facts)
    {
        if (detail.Records.FirstOrDefault(record => record.Kind == KebabWord.Of(AuditKind.CommandIntent)) is not { } record || Read(record.Content) is not { } command) return [];
        IReadOnlyList<Fact> refused = facts.Rejection is { } word && KebabWord.Parse<Rejection>(word) is { } rejection and not Rejection.None
            ? [new Fact("Refused by", EntryWords.Name(word), Href: HelpLinks.Of(rejection))] : [];
        return [.. refused, .. Fact.Known(
            ("Command", EntryWords.Command(KebabWord.Of(command.Kind)), false), ("To", command.To, false),
            ("Until", command.Until is { } until ? Figures.Instant(until) : null, false), ("For", command.For is { } time ? Words.Duration(time) : null, false),
            ("Override typed", command.Override, false), ("Even if it goes down", command.EvenIfDown ? "yes" : null, false),
            ("State version looked at", command.ExpectedVersion?.ToString(System.Globalization.CultureInfo.InvariantCulture), true))];
    }

    private static Command? Read(string content)
    {
        try
        {
            return CommandContent.ReadIntent(content);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
