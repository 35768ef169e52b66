using System.Security.Cryptography;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using HybridFailover.Engine.Audit;

namespace HybridFailover.Engine.Tests.Audit;

public sealed class EvidenceTests
{
    private sealed record Row(long Sent, long Trip, byte Kind, byte Outcome, uint Probed, uint Answered, uint Late = 0, uint Void = 0);

    private static EvidenceColumns Columns(params IReadOnlyList<Row> rounds) => new()
    {
        SentMicroseconds = [.. rounds.Select(round => round.Sent)],
        RoundTripMicroseconds = [.. rounds.Select(round => round.Trip)],
        Kinds = [.. rounds.Select(round => round.Kind)],
        Outcomes = [.. rounds.Select(round => round.Outcome)],
        Sent = [.. rounds.Select(round => round.Probed)],
        Answered = [.. rounds.Select(round => round.Answered)],
        Late = [.. rounds.Select(round => round.Late)],
        Void = [.. rounds.Select(round => round.Void)],
    };

    [Fact]
    public void The_bytes_are_those_of_the_documented_form() => Assert.Equal(
        "48465201" + "02" + "AF09" + "9003" + "AD02" + "00" + "0100" + "0101" + "0101" + "0102" + "0203" + "0103" + "0100" + "0200" + "0200",
        Convert.ToHexString(EvidenceText.Write(Columns(new Row(-600, 300, 0, 1, 3, 3), new Row(-400, -1, 1, 2, 3, 0)))));

    [Fact]
    public void What_is_written_is_read_again() =>
        Prop.ForAll(Rounds.ToArbitrary(), rounds => Same(Columns(rounds), EvidenceText.Read(EvidenceText.Write(Columns(rounds))))).QuickCheckThrowOnFailure();

    private static Gen<Row[]> Rounds => (
        from sent in ArbMap.Default.GeneratorFor<int>()
        from far in Gen.Frequency((9, Gen.Constant(1L)), (1, Gen.Elements(1L << 20, long.MaxValue / int.MaxValue)))
        from trip in Gen.Choose(-1, 60_000_000)
        from kind in Gen.Choose(0, 255)
        from outcome in Gen.Choose(0, 3)
        from mask in Gen.Elements(0u, 1u, 3u, 0xFFFF_FFFFu)
        from answered in Gen.Elements(0u, 1u)
        select new Row(sent * far, trip, (byte)kind, (byte)outcome, mask, answered, 0, mask >> 1)).ArrayOf();

    private static bool Same(EvidenceColumns one, EvidenceColumns other) =>
        one.SentMicroseconds.SequenceEqual(other.SentMicroseconds) && one.RoundTripMicroseconds.SequenceEqual(other.RoundTripMicroseconds)
        && one.Kinds.SequenceEqual(other.Kinds) && one.Outcomes.SequenceEqual(other.Outcomes) && one.Sent.SequenceEqual(other.Sent)
        && one.Answered.SequenceEqual(other.Answered) && one.Late.SequenceEqual(other.Late) && one.Void.SequenceEqual(other.Void);

    [Fact]
    public void Three_minutes_of_rounds_are_about_ten_thousand_bytes()
    {
        var random = new Random(1);
        var rounds = Enumerable.Range(-600, 1800).Select(round =>
            new Row((round * 100_000L) + random.Next(200), round is > 0 and < 50 ? -1 : 20_000 + random.Next(5_000), 0, 1, 3, round is > 0 and < 50 ? 0u : 3u));

        Assert.InRange(EvidenceText.Write(Columns([.. rounds])).Length, 5_000, 12_000);
    }

    [Fact]
    public void No_bytes_make_the_reader_fail_otherwise_than_by_saying_so() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte>(), (bytes, count) =>
        {
            try
            {
                EvidenceText.Read([(byte)'H', (byte)'F', (byte)'R', 1, count, .. bytes]);
                return true;
            }
            catch (FormatException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cut_bytes_are_refused()
    {
        var bytes = EvidenceText.Write(Columns(new Row(-600, 300, 0, 1, 3, 3), new Row(-400, -1, 1, 2, 3, 0)));

        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<FormatException>(() => EvidenceText.Read(bytes.AsSpan(0, length)));
        Assert.Throws<FormatException>(() => EvidenceText.Read([.. bytes, 0]));
    }

    [Theory]
    [InlineData("48465202")]
    [InlineData("48465201FFFFFFFF7F")]
    [InlineData("48465201FFFFFFFFFFFFFFFFFFFF01")]
    [InlineData("4846520101000200")]
    public void What_can_not_be_is_refused(string bytes) => Assert.Throws<FormatException>(() => EvidenceText.Read(Convert.FromHexString(bytes)));

    [Fact]
    public void The_record_has_every_path_with_its_targets()
    {
        var at = new DateTimeOffset(2026, 3, 29, 1, 32, 0, TimeSpan.Zero);
        var columns = Columns(new Row(-600, 300, 0, 1, 3, 3));

        var entry = EvidenceContent.Of("LAX1", "t-1", at.AddSeconds(-120), [("dx", ["icmp://192.168.50.10"], columns), ("vpn", [], columns)], at);

        var paths = JsonDocument.Parse(entry.Content).RootElement.GetProperty("paths");
        Assert.Equal(["dx", "vpn"], paths.EnumerateArray().Select(path => path.GetProperty("name").GetString()));
        Assert.Equal(1, paths[0].GetProperty("count").GetInt32());
        Assert.Equal(["dx", "vpn"], entry.Attachments.Select(attachment => attachment.Name));
        Assert.True(Same(columns, EvidenceText.Read(entry.Attachments[0].Bytes)));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(entry.Attachments[0].Bytes)), paths[0].GetProperty("hash").GetString());
        Assert.Equal(("LAX1", "t-1", AuditKind.Evidence, at), (entry.Chain, entry.Id, entry.Kind, entry.At));
    }
}
