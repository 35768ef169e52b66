using HybridFailover.Engine.Audit;
using HybridFailover.Tests;

namespace HybridFailover.Engine.Tests.Audit;

public sealed class MemoryAuditStoreTests
{
    private static AuditEntry Entry(string chain, string sentence) => EventContent.Of(chain, AuditKind.HoldEnded, DateTimeOffset.UnixEpoch, sentence);

    [Fact]
    public async Task Each_chain_has_its_own_numbers_and_holds()
    {
        var store = new MemoryAuditStore();
        for (var turn = 1; turn <= 3; turn++)
        {
            await store.AppendAsync(Entry("LAX1", $"{turn}"));
            await store.AppendAsync(Entry(AuditEntry.Program, $"{turn}"));
        }

        Assert.Equal([AuditEntry.Program, "LAX1"], store.Chains);
        foreach (var chain in store.Chains)
        {
            Assert.Equal([1, 2, 3], store.Read(chain, 0, 100).Select(record => record.Sequence));
            Assert.Null(Chains.Verify(store.Begin(chain), store.Read(chain, 0, 100), store.Head(chain)));
        }
        Assert.Equal([2L], store.Read("LAX1", 1, 1).Select(record => record.Sequence));
        Assert.Empty(store.Read("SEA1", 0, 100));
        Assert.Equal(ChainHead.Start("SEA1"), store.Head("SEA1"));
        Assert.Null(store.Degraded);
    }

    [Fact]
    public async Task What_is_dropped_when_it_is_full_is_said_and_the_rest_holds()
    {
        var store = new MemoryAuditStore(mostCharacters: 3000);
        for (var turn = 1; turn <= 20; turn++) await store.AppendAsync(Entry(turn % 2 == 0 ? "LAX1" : "SEA1", $"{turn}"));

        Assert.Equal("the audit is kept in memory, which is full: the 10 oldest records were dropped", store.Degraded);
        foreach (var chain in store.Chains)
        {
            Assert.Equal([6, 7, 8, 9, 10], store.Read(chain, 0, 100).Select(record => record.Sequence));
            Assert.Equal(5, store.Begin(chain).Sequence);
            Assert.Null(Chains.Verify(store.Begin(chain), store.Read(chain, 0, 100), store.Head(chain)));
        }
    }

    [Fact]
    public async Task One_record_that_is_too_large_is_kept_all_the_same()
    {
        var store = new MemoryAuditStore(mostCharacters: 10);
        await store.AppendAsync(Entry("LAX1", "one"));
        await store.AppendAsync(Entry("LAX1", "two"));

        Assert.Equal(2, Assert.Single(store.Read("LAX1", 0, 100)).Sequence);
    }

    [Fact]
    public async Task Appending_from_many_threads_keeps_the_chain()
    {
        var store = new MemoryAuditStore();
        await Parallel.ForEachAsync(Enumerable.Range(0, 500), TestContext.Current.CancellationToken, async (turn, _) => await store.AppendAsync(Entry("LAX1", $"{turn}")));

        Assert.Equal(500, store.Head("LAX1").Sequence);
        Assert.Null(Chains.Verify(store.Begin("LAX1"), store.Read("LAX1", 0, 1000)));
    }
}
