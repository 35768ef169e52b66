using System.Text.Json;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Replay;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Api;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>Reads all that is stored of a site and a period, beside the writer.</summary>
internal sealed class ReplaySource(string database)
{
    private const int PageRows = 100_000;

    /// <summary>The sites that have records, in order.</summary>
    /// <exception cref="SqliteException">The history can't be read.</exception>
    public IReadOnlyList<string> Sites()
    {
        using var connection = HistoryDatabase.OpenToRead(database);
        // From one chain to the next in the index: there may be millions of records.
        using var command = Prepared.On(connection, """
            WITH RECURSIVE chains (chain) AS (
              SELECT min(chain) FROM records
              UNION ALL SELECT (SELECT min(r.chain) FROM records r WHERE r.chain > chains.chain) FROM chains WHERE chain IS NOT NULL)
            SELECT chain FROM chains WHERE chain IS NOT NULL
            """);
        return [.. Rows(command, row => row.GetString(0)).Where(chain => chain != AuditEntry.Program)];
    }

    /// <summary>What was configured of a site from the beginning of a replay on.</summary>
    /// <inheritdoc cref="Read"/>
    public IReadOnlyList<Site> ConfigurationsOf(string site, DateTimeOffset from, DateTimeOffset to)
    {
        using var connection = HistoryDatabase.OpenToRead(database);
        var history = Known(History(connection, site, from, to), site, from);
        var begin = Beginning.Of(history, from);
        return [history.SiteAt(begin)!, .. history.Configurations.Where(known => known.At > begin).Select(known => known.Site)];
    }

    /// <param name="site">As <see cref="Sites"/> spells it.</param>
    /// <exception cref="SqliteException">The history can't be read.</exception>
    /// <exception cref="FormatException">A record is in a form that this version does not read.</exception>
    /// <exception cref="UnknownPastException">No configuration is recorded from before the period.</exception>
    public ReplayRecord Read(string site, DateTimeOffset from, DateTimeOffset to)
    {
        using var connection = HistoryDatabase.OpenToRead(database);
        using var transaction = connection.BeginTransaction(deferred: true); // one state of the database for all of it
        var history = Known(History(connection, site, from, to), site, from);
        var samplesFrom = Beginning.Of(history, from) - Beginning.WarmUp;
        var evidence = Evidence(connection, site, samplesFrom, to + EvidenceContent.Before).ToLookup(around => around.Path, around => around.Rounds, StringComparer.OrdinalIgnoreCase);
        var paths = history.Configurations.SelectMany(known => known.Site.Paths).Select(path => path.Name).Distinct(StringComparer.OrdinalIgnoreCase);
        return new ReplayRecord
        {
            From = from,
            To = to,
            History = history,
            Paths = [.. paths.Select(path => Stored(site, path, samplesFrom, to) with { Evidence = [.. evidence[path]] })],
        };
    }

    private PathRecord Stored(string site, string path, DateTimeOffset from, DateTimeOffset to)
    {
        using var samples = HistoryDatabase.OpenToRead(database);
        var minutes = Pages(samples, site, path, from, to, SampleResolution.Minute).ToList();
        return new PathRecord
        {
            Path = path,
            Seconds = [.. Pages(samples, site, path, from, to, SampleResolution.Second).SelectMany(page => page.Seconds)],
            Minutes = [.. minutes.SelectMany(page => page.Minutes)],
            // One that goes on over the end of a page is on both.
            Runs = [.. minutes.SelectMany(page => page.Runs).DistinctBy(run => (run.StartedAt, run.Kind)).OrderBy(run => run.StartedAt)],
        };
    }

    private static SiteHistory Known(SiteHistory history, string site, DateTimeOffset from) =>
        history.SiteAt(from) is not null ? history : throw new UnknownPastException(site, from, history.Configurations.Count > 0 ? history.Configurations[0].At : null);

    private static SiteHistory History(SqliteConnection connection, string site, DateTimeOffset from, DateTimeOffset to)
    {
        var since = from - Beginning.Reach;
        using var command = Prepared.On(connection, """
            SELECT at, kind, subject, content FROM records WHERE chain = $site AND kind <> 'evidence' AND (at >= $since
              OR sequence = (SELECT max(sequence) FROM records WHERE chain = $site AND kind = 'configured' AND at < $since)) AND at < $to ORDER BY sequence
            """, "$site", "$since", "$to");
        var entries = Rows(command, Entry, site, since.UtcTicks, to.UtcTicks);
        var commands = entries.Where(entry => entry.Kind == AuditKind.CommandIntent).ToList();
        var answers = entries.Where(entry => entry.Kind == AuditKind.CommandOutcome).GroupBy(entry => entry.Id).ToDictionary(group => group.Key, group => CommandContent.ReadOutcome(group.Last().Content));
        return new SiteHistory
        {
            Configurations = [.. entries.Where(entry => entry.Kind == AuditKind.Configured).Select(entry => new SiteAsOf(entry.At, ConfigurationContent.Read(entry.Content)))],
            // The outcome has all that the intent had; an intent without one is open.
            Transitions = [.. entries.Where(entry => entry.Kind is AuditKind.TransitionIntent or AuditKind.TransitionOutcome).GroupBy(entry => entry.Id)
                .Select(group => TransitionReading.Read(group.Last().Content)).OrderBy(moved => moved.DecidedAt)],
            Commands = [.. commands.Select(entry => new CommandGivenAt(entry.At, CommandContent.ReadIntent(entry.Content),
                answers.TryGetValue(entry.Id, out var answer) && answer.Accepted, answers.GetValueOrDefault(entry.Id)?.TransitionId))],
            HoldEnds = [.. entries.Where(entry => entry.Kind == AuditKind.HoldEnded).Select(entry => entry.At)],
            MachineHolds = [.. entries.Where(entry => entry.Kind == AuditKind.HoldBegan).Select(entry => entry.At)],
        };

        AuditEntry Entry(SqliteDataReader row) => new(
            site, new DateTimeOffset(row.GetInt64(0), TimeSpan.Zero),
            KebabWord.Parse<AuditKind>(row.GetString(1)) ?? throw new FormatException($"a record of the kind \"{row.GetString(1)}\", which this version does not know"), row.GetString(2), row.GetString(3));
    }

    private static List<(string Path, EvidenceRounds Rounds)> Evidence(SqliteConnection connection, string site, DateTimeOffset from, DateTimeOffset to)
    {
        using var command = Prepared.On(connection, """
            SELECT r.content, e.path, e.rounds FROM records r JOIN evidence e ON e.record = r.id
            WHERE r.chain = $site AND r.kind = 'evidence' AND r.at >= $from AND r.at < $to ORDER BY r.sequence
            """, "$site", "$from", "$to");
        // It is recorded when it is complete.
        return Rows(command, row => (row.GetString(1), new EvidenceRounds(DecidedAt(row.GetString(0)), EvidenceText.Read(row.GetFieldValue<byte[]>(2)))),
            site, from.UtcTicks, (to + EvidenceContent.After).UtcTicks);
    }

    private static DateTimeOffset DecidedAt(string content)
    {
        using var facts = JsonDocument.Parse(content);
        return facts.RootElement.Time("decidedAt") ?? throw new FormatException("evidence without the instant of its decision");
    }

    private static IEnumerable<PathSamples> Pages(SqliteConnection samples, string site, string path, DateTimeOffset from, DateTimeOffset to, SampleResolution resolution)
    {
        for (var next = (DateTimeOffset?)from; next is { } begin;)
        {
            if (SampleReader.Read(samples, new SampleQuery(site, path, begin, to, resolution, PageRows)) is not { } page) yield break;
            foreach (var found in page.Paths) yield return found;
            next = page.Next;
        }
    }

    private static List<T> Rows<T>(SqliteCommand command, Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        for (var at = 0; at < values.Length; at++) command.Parameters[at].Value = values[at];
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }
}
