using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Verification;
using Microsoft.Extensions.Logging.Abstractions;
using static HybridFailover.Web.Tests.History.StoreScene;

namespace HybridFailover.Web.Tests.History;

/// <summary>Somebody sets the machine's clock back by an hour: records tell it, and their order is that in which they came.</summary>
public sealed class ClockSetBackTests
{
    [Fact]
    public async Task Records_stand_in_their_order_with_the_instants_of_the_clock_and_the_chain_verifies()
    {
        var folder = Directory.CreateTempSubdirectory("hf-clock-").FullName;
        var database = Path.Combine(folder, "history.db");
        var time = new AdjustedTime();
        await using (var store = new HistoryStore(database, Path.Combine(folder, "spill"), new Clock(time), NullLogger<HistoryStore>.Instance))
        {
            await AppendAsync(store, time, 1, 3);
            time.Offset = TimeSpan.FromHours(-1);
            await AppendAsync(store, time, 4, 6);
            File.Delete(database); // what depends on time in the store itself: looking for its files, and the names of what it keeps
            await AppendAsync(store, time, 7, 9);
        }
        using var connection = HistoryDatabase.OpenToRead(database);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT content ->> 'sentence', at FROM records WHERE chain = 'LAX1' ORDER BY sequence";
        var (sentences, instants) = (new List<string>(), new List<long>());
        using (var reader = command.ExecuteReader())
            while (reader.Read())
            {
                sentences.Add(reader.GetString(0));
                instants.Add(reader.GetInt64(1));
            }

        Assert.Equal(Enumerable.Range(1, 9).Select(number => $"event {number}"), sentences);
        Assert.True(instants[3] < instants[0], "The clock was not set back.");
        foreach (var scope in (VerifyScope[])[new(null, null, null, []), new("LAX1", new DateTimeOffset(instants[4], TimeSpan.Zero), new DateTimeOffset(instants[2], TimeSpan.Zero), [])])
            Assert.Null(DatabaseVerifier.Verify(database, scope, TestContext.Current.CancellationToken).Fault);
        connection.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task AppendAsync(HistoryStore store, AdjustedTime time, int first, int last)
    {
        for (var number = first; number <= last; number++)
        {
            await store.AppendAsync(EventContent.Of("LAX1", AuditKind.HoldEnded, time.GetUtcNow(), $"event {number}")).WaitAsync(TestContext.Current.CancellationToken);
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Its wall clock can be set; its monotonic time runs on.</summary>
    private sealed class AdjustedTime : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;
    }
}
