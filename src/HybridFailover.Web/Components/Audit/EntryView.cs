using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>All that an entry's page says, but for its evidence, which is read after it.</summary>
/// <param name="Transition">What the records say of the transition; null: it is none, or they can't be read.</param>
/// <param name="From">The path's name for people; of other entries empty.</param>
/// <param name="Zone">The site's, for its own time; null: the site is no longer configured, or the entry is of the program.</param>
/// <param name="Command">Of the entry of the command that began it; <paramref name="Begun"/>: of the transition that it began.</param>
public sealed record EntryView(
    long Id, string Type, string Site, DateTimeOffset At, string Sentence, string? Result, Severity Severity, bool IsOpen, Transition? Transition, string From, string To, TimeZoneInfo? Zone,
    IReadOnlyList<Fact> Who, IReadOnlyList<Fact> Asked, IReadOnlyList<RouteLine> Routes, IReadOnlyList<RemarkLine> Remarks, IReadOnlyList<RecordLine> Records,
    bool NeedsReview, bool HasEvidence, long? Command, long? Begun, long? Older, long? Newer)
{
    internal static EntryView Of(EntryDetail detail, EntryFacts facts, Fleet fleet)
    {
        var entry = detail.Entry;
        var transition = RecordedTransition.Of(detail);
        var site = fleet.Sites.FirstOrDefault(known => known.Code == entry.Site);
        return new EntryView(
            entry.Id, entry.Type, entry.Site, entry.At, transition is null ? EntrySentence.Of(entry, facts, fleet) : EntrySentence.Of(transition, fleet),
            EntryWords.Result(entry.Type, entry.Result), EntryWords.Severity(entry.Type, entry.Result), entry.Type == "transition" && entry.Outcome is null, transition,
            AuditRows.Path(fleet, entry.Site, transition?.From) ?? "", AuditRows.Path(fleet, entry.Site, transition?.To) ?? "", site?.TimeZone,
            WhoFacts.Of(detail, transition), entry.Type == "command" ? CommandFacts.Of(detail, facts) : transition is null ? PlainFacts.Of(detail) : [], transition is null ? [] : RouteLine.Of(transition, site),
            RemarkLine.Of(detail), RecordLine.Of(detail), entry.NeedsReview, entry.Evidence is not null, detail.Command, detail.Transition, detail.Older, detail.Newer);
    }
}
