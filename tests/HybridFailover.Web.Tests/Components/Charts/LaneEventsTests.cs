using HybridFailover.Engine.Audit;
using HybridFailover.Web.Components.Charts;
using HybridFailover.Web.History.Reading;
using HybridFailover.Web.Tests.Components.Audit;

namespace HybridFailover.Web.Tests.Components.Charts;

/// <summary>Over a real store: what the events lane shows.</summary>
public sealed class LaneEventsTests : IAsyncDisposable
{
    private readonly AuditRoom _room = new();

    [Fact]
    public async Task A_note_and_a_review_stand_where_they_were_made_and_lead_to_what_they_speak_of()
    {
        var entry = await _room.TransitionAsync();
        await _room.Files.Store.AppendAsync(RemarkContent.Of("LAX1", AuditKind.Note, entry, "n-1", "alice", "fibre cut <img>", Samples.At.AddMinutes(5)));
        await _room.Files.Store.AppendAsync(RemarkContent.Of("LAX1", AuditKind.Review, entry, "r-1", "bob", "as it should be", Samples.At.AddMinutes(9)));
        await _room.Files.Store.AppendAsync(RemarkContent.Of("PHX1", AuditKind.Note, entry, "n-2", "alice", "of another site", Samples.At.AddMinutes(6)));
        await _room.Files.SettleAsync();

        var events = await ReadAsync(Samples.At.AddMinutes(1), Samples.At.AddHours(1));

        Assert.Equal(
            [
                new(Samples.At.AddMinutes(5).ToUnixTimeMilliseconds(), "N", "note by alice: fibre cut <img>", $"audit/{entry}#notes"),
                new LaneEvent(Samples.At.AddMinutes(9).ToUnixTimeMilliseconds(), "N", "reviewed by bob: as it should be", $"audit/{entry}#notes"),
            ], events);
        Assert.Empty(await ReadAsync(Samples.At.AddMinutes(10), Samples.At.AddHours(1)));
    }

    private Task<IReadOnlyList<LaneEvent>> ReadAsync(DateTimeOffset from, DateTimeOffset to) =>
        LaneEvents.ReadAsync(_room.Reader, Samples.Site("LAX1"), from, to, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _room.DisposeAsync();
}
