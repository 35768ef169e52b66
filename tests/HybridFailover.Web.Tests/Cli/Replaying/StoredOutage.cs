using System.Buffers.Binary;
using System.Net;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Samples;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.History;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.Tests.Cli.Replaying;

/// <summary>
/// A data directory as the monitor leaves it, and still writes it: a site whose preferred path was dead from 12:20:00 for 20 s, the failover, the return a
/// minute after it was up again, and the samples and the evidence of all that.
/// </summary>
internal sealed class StoredOutage : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Dead = TimeSpan.FromMinutes(20), Alive = Dead + TimeSpan.FromSeconds(20), End = TimeSpan.FromMinutes(30);
    private static readonly DateTimeOffset Failover = Start + Dead + TimeSpan.FromSeconds(0.311), Failback = Start + Dead + TimeSpan.FromSeconds(85.806);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hf-replay-");
    private readonly SqliteConnection _connection;
    private long _keys;

    public StoredOutage(bool isConfigured = true, bool hasEvidence = true, bool hasFailback = true)
    {
        _connection = HistoryDatabase.OpenToWrite(Path.Combine(Folder, "history.db"), out _);
        using var transaction = _connection.BeginTransaction();
        using var records = new RecordTable(_connection);
        if (isConfigured) Append(ConfigurationContent.Of(Site, Start.AddMinutes(-30)));
        Append(EventContent.Of(AuditEntry.Program, AuditKind.ProgramStarted, Start, "started"));
        foreach (var (from, to, detected, decided, cause) in new[] { ("dx", "vpn", Start + Dead, Failover, "dx is down: 4 rounds lost in a row (limit 4)"), ("vpn", "dx", Failback, Failback, "dx has been up for 60 s") }.Take(hasFailback ? 2 : 1))
        {
            var moved = new Transition
            {
                Id = $"LAX1-{decided:HHmmssfff}", Site = "LAX1", From = from, To = to, Trigger = Trigger.Automatic, Cause = cause, DetectedAt = detected, DecidedAt = decided,
                Slots = [new SlotChange(new Slot("rtb-0123456789abcdef0", Site.Destinations[0]), "", "", false, 0, [], [])],
            };
            Append(TransitionContent.Intent(moved, Site));
            Append(TransitionContent.Outcome(moved with
            {
                AppliedAt = decided.AddMilliseconds(30), VerifiedAt = decided.AddMilliseconds(50), EndedAt = decided.AddMilliseconds(50), Result = TransitionResult.Done,
            }, decided.AddMilliseconds(50)));
            if (hasEvidence) Append(EvidenceContent.Of("LAX1", moved.Id, decided, Site.Paths.Select(path => (path.Name, (IReadOnlyList<string>)[path.Targets[0].Text], Columns(path.Name, decided))), decided + EvidenceContent.After));
        }
        using var tables = new SampleTables(_connection);
        var samples = new SampleBatch(100_000);
        samples.Runs.Add(new LossRun("LAX1", "dx", Start + Dead, Alive - Dead - TimeSpan.FromSeconds(0.2), 103, LossKind.Lost));
        foreach (var path in Site.Paths)
            for (var second = TimeSpan.FromMinutes(-80); second < End; second += TimeSpan.FromSeconds(1))
                samples.Seconds.Add(path.Name == "dx" && second >= Dead && second < Alive
                    ? new PathSecond("LAX1", path.Name, (Start + second).ToUnixTimeSeconds(), 5, 5, 0, 0, 0, 0, 0)
                    : new PathSecond("LAX1", path.Name, (Start + second).ToUnixTimeSeconds(), 5, 0, 0, 0, 900, 1000, 1200));
        tables.Write(transaction, samples);
        transaction.Commit();

        void Append(AuditEntry entry)
        {
            var key = new byte[16];
            BinaryPrimitives.WriteInt64BigEndian(key, ++_keys);
            records.Append(transaction, new KeyedEntry(key, entry));
        }
    }

    public string Folder => _folder.FullName;

    public static Site Site { get; } = new()
    {
        Code = "LAX1", Name = "Los Angeles", TimeZone = TimeZoneInfo.Utc, Policy = new Policy(), RouteTables = ["rtb-0123456789abcdef0"],
        Destinations = [Destination.Parse("192.168.50.0/24")!],
        Paths =
        [
            new SitePath { Name = "dx", Kind = PathKind.DirectConnect, NextHop = NextHop.Propagated, Policy = new Policy(), Targets = [Icmp("192.168.50.10")] },
            new SitePath { Name = "vpn", Kind = PathKind.Vpn, NextHop = new NextHop("eni-0123456789abcdef0"), Policy = new Policy(), Targets = [Icmp("192.168.60.11")] },
        ],
    };

    public void Dispose()
    {
        _connection.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static Target Icmp(string address) => new($"icmp://{address}", TargetKind.Icmp, IPAddress.Parse(address));

    // A steady round every 200 ms, and the burst that the first lost one brought, on both paths.
    private static EvidenceColumns Columns(string path, DateTimeOffset decided)
    {
        var (from, to) = (decided - EvidenceContent.Before - Start, decided + EvidenceContent.After - Start);
        var rounds = new List<(TimeSpan At, RoundKind Kind)>();
        for (var at = TimeSpan.FromSeconds(Math.Ceiling(from.TotalSeconds * 5) / 5); at < to; at += TimeSpan.FromSeconds(0.2)) rounds.Add((at, RoundKind.Steady));
        rounds.AddRange(new[] { 0.011, 0.061, 0.111 }.Select(after => (Dead + TimeSpan.FromSeconds(after), RoundKind.Burst)).Where(round => round.Item1 >= from));
        rounds.Sort();
        var lost = rounds.ConvertAll(round => path == "dx" && round.At >= Dead && round.At < Alive);
        return new EvidenceColumns
        {
            SentMicroseconds = [.. rounds.Select(round => (long)Math.Round((round.At - (decided - Start)).TotalMicroseconds))],
            RoundTripMicroseconds = [.. lost.Select(isLost => isLost ? -1L : 1000)],
            Kinds = [.. rounds.Select(round => (byte)round.Kind)],
            Outcomes = [.. lost.Select(isLost => (byte)(isLost ? RoundOutcome.Lost : RoundOutcome.Good))],
            Sent = [.. rounds.Select(_ => 1u)],
            Answered = [.. lost.Select(isLost => isLost ? 0u : 1)],
            Late = [.. rounds.Select(_ => 0u)],
            Void = [.. rounds.Select(_ => 0u)],
        };
    }
}
