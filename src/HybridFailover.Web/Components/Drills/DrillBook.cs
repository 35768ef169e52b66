using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Drills;

/// <summary>Reads drills, and the failovers that prove as much, out of the audit. Every question may end with <see cref="HistoryUnreadableException"/>.</summary>
internal sealed class DrillBook(AuditReader audit, HistoryReads reads)
{
    private const int Newest = 20;
    private static readonly PageRequest Far = new(PageRequest.MostLimit);

    public async Task<DrillStanding> StandingAsync(Site site, CancellationToken cancel)
    {
        var page = await audit.PageAsync(new AuditFilter { Site = site.Code, Type = "transition", Result = "done" }, Far, cancel);
        var preferred = site.Paths[0].Name;
        return DrillStanding.Of(site.Code, [.. page.Entries
            .Where(entry => entry.Origin == preferred && entry.Target != preferred)
            .Select(entry => (entry.At, entry.Trigger, entry.Subject, entry.Duration))]);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<DrillEntry>> NewestAsync(CancellationToken cancel)
    {
        var commands = await audit.PageAsync(new AuditFilter { Type = "command", Result = "accepted" }, Far, cancel);
        var drills = new List<DrillEntry>();
        foreach (var command in commands.Entries.Where(entry => IsDrill(entry.Sentence)).Take(Newest)) drills.Add(await EntryAsync(command, cancel));
        return drills;
    }

    /// <returns>Null: there is no such drill.</returns>
    public async Task<DrillSheet?> SheetAsync(string id, CancellationToken cancel)
    {
        if (await audit.FindAsync(id, cancel) is not { Entry.Type: "command" } detail || !IsDrill(detail.Entry.Sentence)) return null;
        var drill = await EntryAsync(detail.Entry, cancel);
        var command = CommandContent.ReadIntent(detail.Records[0].Content);
        var planned = command.For ?? command.Until - detail.Entry.At ?? TimeSpan.FromMinutes(10);
        if (drill.IsSimulated) return new DrillSheet(drill, null, null, planned, 0, 0);
        var moves = await MovesAsync(detail.Entry, cancel);
        var away = moves.FirstOrDefault(move => move.CommandId == id);
        var back = away is null ? null : moves.FirstOrDefault(move => move.DecidedAt > away.DecidedAt && move.To == away.From);
        var (sent, lost) = away?.VerifiedAt is { } there ? await ProbesAsync(away, there, back?.DecidedAt ?? drill.EndedAt, cancel) : (0, 0);
        return new DrillSheet(drill, away, back, planned, sent, lost);
    }

    private async Task<IReadOnlyList<Transition>> MovesAsync(HistoryEntry from, CancellationToken cancel)
    {
        var page = await audit.PageAsync(new AuditFilter { Site = from.Site, Type = "transition", From = from.At }, Far, cancel);
        var moves = new List<Transition>();
        // Oldest first: what follows the drill, and not all that came since.
        foreach (var entry in page.Entries.Reverse().Take(4))
            if (await audit.FindAsync(entry.Subject, cancel) is { } found) moves.Add(TransitionReading.Read(found.Records.Last(record => record.Kind.StartsWith("transition", StringComparison.Ordinal)).Content));
        return moves;
    }

    private async Task<(int Sent, int Lost)> ProbesAsync(Transition away, DateTimeOffset from, DateTimeOffset? to, CancellationToken cancel)
    {
        if (to is not { } end) return (0, 0);
        var query = new SampleQuery(away.Site, away.To, from, end, SampleResolution.Second, 5_000);
        var page = await reads.AskAsync(connection => SampleReader.Read(connection, query), cancel);
        var seconds = page?.Paths.SelectMany(path => path.Seconds).ToList() ?? [];
        return (seconds.Sum(second => second.Sent), seconds.Sum(second => second.Lost));
    }

    private async Task<DrillEntry> EntryAsync(HistoryEntry command, CancellationToken cancel)
    {
        var isSimulated = command.Sentence.StartsWith("simulated: ", StringComparison.Ordinal);
        var end = isSimulated ? null : await EndAsync(command, cancel);
        return new DrillEntry(
            command.Subject, command.Site, command.At, command.Target, isSimulated, command.Actor, command.Reason, command.Sentence, end?.Result, end?.At);
    }

    private async Task<(string? Result, DateTimeOffset At)?> EndAsync(HistoryEntry command, CancellationToken cancel)
    {
        var ends = await audit.PageAsync(new AuditFilter { Site = command.Site, Type = "hold-ended", From = command.At }, Far, cancel);
        foreach (var entry in ends.Entries.Reverse())
        {
            if (await audit.FindAsync(entry.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), cancel) is not { } found) continue;
            if (Facts.In(found.Records[0].Content, "drill") == command.Subject) return (Facts.In(found.Records[0].Content, "result"), entry.At);
        }
        return null;
    }

    private static bool IsDrill(string sentence) => sentence.StartsWith("drill: ", StringComparison.Ordinal) || sentence.StartsWith("simulated: ", StringComparison.Ordinal);
}
