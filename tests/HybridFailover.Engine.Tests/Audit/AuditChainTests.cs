using System.Text;
using HybridFailover.Engine.Audit;
using HybridFailover.Tests;

namespace HybridFailover.Engine.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly DateTimeOffset At = new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero).AddTicks(1234567);

    private static List<AuditRecord> Chain(int length, string chain = "LAX1")
    {
        var head = ChainHead.Start(chain);
        var records = new List<AuditRecord>();
        for (var place = 1; place <= length; place++)
        {
            records.Add(AuditChain.Append(head, EventContent.Of(chain, AuditKind.HoldEnded, At.AddSeconds(place), $"record {place}")));
            head = AuditChain.HeadAfter(records[^1]);
        }
        return records;
    }

    private static ChainFault? Verify(IEnumerable<AuditRecord> records, ChainHead? noted = null) => Chains.Verify(ChainHead.Start("LAX1"), records, noted);

    /// <summary>The bytes were written by hand and hashed by another program.</summary>
    [Fact]
    public void Canonical_bytes_and_hashes_are_those_of_the_documented_form()
    {
        var first = AuditChain.Append(ChainHead.Start("LAX1"), EventContent.Of("LAX1", AuditKind.HoldEnded, At, "the hold on vpn is over"));
        var hostile = "a\"b\\c\nd\0e\u001f\u202e\u05e9\u00e9 e\u0301 \ud800 \U0001F600";
        var second = AuditChain.Append(AuditChain.HeadAfter(first),
            EventContent.Of("LAX1", AuditKind.WouldSwitch, At.AddTicks(-1234567).AddSeconds(1), hostile) with { Id = "t/1" });

        Assert.Equal(
            """{"at":"2026-03-29T01:30:00.1234567Z","chain":"LAX1","content":{"sentence":"the hold on vpn is over"},"form":1,"id":"","kind":"hold-ended","sequence":1}""",
            Encoding.UTF8.GetString(AuditChain.CanonicalBytes(1, first.Entry)));
        Assert.Equal("1bd4c8f14902a71c4bf0a22ee796357024b71d633c82165225b23d271a8c682c", first.Hash);
        Assert.Equal("587a18c6ad766f752a8b0b52e09715f87d4c5381fd6a9add6e9b26fa765b397b", second.Hash);
    }

    [Fact]
    public void A_chain_as_it_was_written_holds() => Assert.Null(Verify(Chain(20)));

    [Fact]
    public void Every_changed_member_is_found_where_it_was_changed()
    {
        var records = Chain(5);
        AuditRecord Changed(Func<AuditEntry, AuditEntry> change) => records[2] with { Entry = change(records[2].Entry) };

        foreach (var changed in new[]
        {
            Changed(entry => entry with { At = entry.At.AddTicks(1) }),
            Changed(entry => entry with { Kind = AuditKind.WouldSwitch }),
            Changed(entry => entry with { Id = "x" }),
            Changed(entry => entry with { Content = entry.Content.Replace("record 3", "record 4", StringComparison.Ordinal) }),
            records[2] with { Hash = records[1].Hash },
            records[2] with { Hash = "not a hash" },
        })
            Assert.Equal(new ChainFault("LAX1", 3, "record 3 does not fit its hash: it, or the one before, was changed"), Verify([.. records[..2], changed, .. records[3..]]));
    }

    [Fact]
    public void A_record_that_was_changed_with_its_hash_betrays_the_next()
    {
        var records = Chain(5);
        records[2] = AuditChain.Append(AuditChain.HeadAfter(records[1]), records[2].Entry with { Content = "{}" });

        Assert.Equal(4, Verify(records)!.Sequence);
    }

    [Fact]
    public void A_deleted_record_is_found() =>
        Assert.Equal(new ChainFault("LAX1", 3, "in the place of record 3 stands record 4: one was deleted, inserted or moved"), Verify(Chain(5).Where(record => record.Sequence != 3)));

    [Fact]
    public void An_inserted_record_is_found()
    {
        var records = Chain(5);
        records.Insert(3, AuditChain.Append(AuditChain.HeadAfter(records[2]), EventContent.Of("LAX1", AuditKind.HoldEnded, At, "never was")));

        Assert.Equal(5, Verify(records)!.Sequence);
    }

    [Fact]
    public void Swapped_records_are_found()
    {
        var records = Chain(5);
        (records[1], records[2]) = (records[2], records[1]);

        Assert.Equal(2, Verify(records)!.Sequence);
    }

    [Fact]
    public void A_record_of_another_chain_is_found()
    {
        var records = Chain(3);
        records[1] = Chain(3, "SEA1")[1];

        Assert.Equal(new ChainFault("SEA1", 1, "in the place of record 1 stands record 2: one was deleted, inserted or moved"), Verify(records));
    }

    [Fact]
    public void A_cut_tail_is_found_by_a_head_that_was_noted()
    {
        var records = Chain(5);
        var noted = AuditChain.HeadAfter(records[4]);

        Assert.Null(Verify(records, noted));
        Assert.Null(Verify(records[..3]));
        Assert.Equal(new ChainFault("LAX1", 4, "the chain ends at record 3, and record 5 was noted: its tail was cut"), Verify(records[..3], noted));
    }

    [Fact]
    public void A_replaced_tail_is_found_by_a_head_that_was_noted()
    {
        var records = Chain(5);
        var noted = AuditChain.HeadAfter(records[3]);
        for (var place = 2; place < 5; place++) records[place] = AuditChain.Append(AuditChain.HeadAfter(records[place - 1]), records[place].Entry with { Content = "{}" });

        Assert.Null(Verify(records));
        Assert.Equal(4, Verify(records, noted)!.Sequence);
    }

    [Fact]
    public void An_entry_follows_in_its_own_chain_only() =>
        Assert.Throws<ArgumentException>(() => AuditChain.Append(ChainHead.Start("LAX1"), Chain(1, "SEA1")[0].Entry));
}
