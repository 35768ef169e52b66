using HybridFailover.Engine.Audit;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Reading;
using HybridFailover.Web.History.Verification;

namespace HybridFailover.Web.Tests.History;

public sealed class EntryFactsTests : IAsyncDisposable
{
    private readonly AuditScene _scene = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_records_say_stands_beside_each_entry()
    {
        await _scene.TransitionAsync(AuditScene.At);
        await _scene.TransitionAsync(AuditScene.At.AddMinutes(10), from: "vpn", to: "dx", took: TimeSpan.FromSeconds(2));
        await _scene.CommandAsync(AuditScene.At.AddMinutes(20), accepted: false);
        var page = await Reader().RecordedPageAsync(new AuditFilter { Site = "LAX1" }, new PageRequest(), Cancel);
        var facts = page.Page.Entries.Select(entry => page.Facts[entry.Id]).ToList();

        Assert.Equal(("failover", "target-down"), (facts[0].Kind, facts[0].Rejection));
        Assert.Equal(TimeSpan.FromSeconds(2), facts[1].VerifiedAt - facts[1].DetectedAt);
        Assert.Equal(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(300), facts[1].InPrevious);
        Assert.Null(facts[2].InPrevious);
        Assert.Equal(4, page.Total);
    }

    [Fact]
    public async Task What_came_since_is_counted_and_does_not_shift_what_is_shown()
    {
        await _scene.TransitionAsync(AuditScene.At);
        var reader = Reader();
        var filter = new AuditFilter { Site = "LAX1" };
        var first = (await reader.RecordedPageAsync(filter, new PageRequest(), Cancel)).Page.Entries[0];
        await _scene.TransitionAsync(AuditScene.At.AddMinutes(1));
        await _scene.TransitionAsync(AuditScene.At.AddMinutes(2));
        await _scene.TransitionAsync(AuditScene.At.AddMinutes(2), site: "PHX1");

        await _scene.Files.SettleAsync();
        Assert.Equal(2, await reader.NewerAsync(filter, first.Cursor, Cancel));
        Assert.Equal(3, await reader.NewerAsync(filter, PageCursor.Oldest, Cancel));
        Assert.Equal([first.Id], (await reader.PageAsync(filter, new PageRequest(1, first.Cursor.IncludingItself), Cancel)).Entries.Select(entry => entry.Id));
    }

    [Theory]
    [InlineData("Oldest", "LAX1-0001 PHX1-0002 LAX1-0003 LAX1-0004 c-0005")]
    [InlineData("Longest", "LAX1-0004 LAX1-0003 PHX1-0002 LAX1-0001")]
    [InlineData("Site", "c-0005 LAX1-0004 LAX1-0003 LAX1-0001 PHX1-0002")]
    public async Task Pages_in_another_order_are_turned_both_ways_without_a_gap_or_a_double(string by, string expected)
    {
        await _scene.TransitionAsync(AuditScene.At);
        await _scene.TransitionAsync(AuditScene.At.AddMinutes(1), site: "PHX1");
        await _scene.TransitionAsync(AuditScene.At.AddMinutes(2), took: TimeSpan.FromSeconds(9));
        await _scene.TransitionAsync(AuditScene.At.AddMinutes(3), took: TimeSpan.FromSeconds(9));
        await _scene.CommandAsync(AuditScene.At.AddMinutes(4));
        await _scene.Files.SettleAsync();
        var (order, reader, filter) = (Enum.Parse<EntryOrder>(by), Reader(), new AuditFilter { From = AuditScene.At, To = AuditScene.At.AddHours(1) });
        var found = new List<string>();
        EntryPage page;
        for (PageCursor? after = null; ; after = page.Next)
        {
            page = await reader.PageAsync(filter, new PageRequest(1, after) { Order = order }, Cancel);
            found.AddRange(page.Entries.Select(entry => entry.Subject));
            if (page.Next is null) break;
        }
        Assert.Equal(expected, string.Join(' ', found));

        var back = new List<string> { page.Entries[0].Subject };
        while (page.Previous is { } before)
        {
            page = await reader.PageAsync(filter, new PageRequest(1, Before: before) { Order = order }, Cancel);
            back.Insert(0, page.Entries[0].Subject);
        }
        Assert.Equal(found, back);
    }

    [Fact]
    public async Task A_record_that_is_no_entry_leads_to_the_one_it_belongs_to()
    {
        var subject = await _scene.TransitionAsync(AuditScene.At);
        var reader = Reader();
        var entry = (await reader.FindAsync(subject, Cancel))!.Entry;
        await new Remarks(_scene.Store, reader, TimeProvider.System).AddAsync(entry, AuditKind.Note, "n-1", "alice", "seen", Cancel);
        await _scene.Files.SettleAsync();
        var note = (await reader.FindAsync(subject, Cancel))!.Remarks.Single().Id;

        Assert.Equal(entry.Id, await reader.EntryOfRecordAsync(note, Cancel));
        Assert.Equal(entry.Id, await reader.EntryOfRecordAsync(entry.Outcome!.Value, Cancel));
        Assert.Null(await reader.EntryOfRecordAsync(987654, Cancel));
    }

    [Fact]
    public async Task A_chain_is_verified_whole_or_around_an_entry_and_a_change_is_found_only_where_it_is()
    {
        await _scene.TransitionAsync(AuditScene.At);
        await _scene.TransitionAsync(AuditScene.At.AddHours(1));
        await _scene.Files.SettleAsync();
        using var checks = new ChainChecks(_scene.Store, TimeProvider.System);
        Assert.Equal(4, (await checks.VerifyAsync(new VerifyScope("LAX1", null, null, []), Cancel)).Records);

        _scene.Files.Tamper("DROP TRIGGER records_no_update; UPDATE records SET content = replace(content, 'cause of', 'cause of no') WHERE chain = 'LAX1' AND sequence = 1");

        Assert.Equal(1, (await checks.VerifyAsync(new VerifyScope("LAX1", null, null, []), Cancel)).Fault?.Sequence);
        Assert.True((await checks.VerifyAsync(new VerifyScope("LAX1", AuditScene.At.AddHours(1), AuditScene.At.AddHours(2), []), Cancel)).IsWhole);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private AuditReader Reader() => new(_scene.Store, new HistoryReads(_scene.Database, TimeProvider.System));
}
