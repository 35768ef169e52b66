using HybridFailover.Engine.Sites;
using HybridFailover.Web.History;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using static HybridFailover.Web.Tests.History.SampleStore;

namespace HybridFailover.Web.Tests.History;

/// <summary>Samples on their way through the store's own thread.</summary>
public sealed class HistoryStoreSamplesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hf-samples-");
    private readonly SampleQueue _queue = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_end_of_the_store_writes_what_waits()
    {
        var now = DateTimeOffset.UtcNow;
        var path = Path.Combine(_folder.FullName, "history.db");
        await using (NewStore(path, new Retention()))
            for (var at = 0; at < 5_000; at++) _queue.Add(Second(at) with { Second = now.ToUnixTimeSeconds() - at });
        Assert.Equal((0, 0L), (_queue.Count, _queue.Dropped));
        Assert.Equal(5_000, Seconds(path, now).Count);
    }

    [Fact]
    public async Task The_store_trims_what_is_older_than_it_is_kept()
    {
        var now = DateTimeOffset.UtcNow;
        var path = Path.Combine(_folder.FullName, "history.db");
        await using (NewStore(path, new Retention()))
            for (var at = 0; at < 5_000; at++) _queue.Add(Second(at) with { Second = now.ToUnixTimeSeconds() - at });
        await using (NewStore(path, new Retention { Seconds = TimeSpan.FromSeconds(1_000) }))
            await Until(() => Seconds(path, now).Count is >= 900 and <= 1_000);
    }

    [Fact]
    public async Task Samples_wait_while_another_process_holds_the_database()
    {
        var now = DateTimeOffset.UtcNow;
        var path = Path.Combine(_folder.FullName, "history.db");
        await using var store = NewStore(path, new Retention());
        Add(0, 500);
        await Until(() => File.Exists(path) && _queue.Count == 0);
        using (var other = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            other.Open();
            await Until(() => TryHold(other));
            Add(500, 3_000);
            await Task.Delay(2_500, TestContext.Current.CancellationToken);
            Assert.Equal(500, Seconds(path, now).Count);
        }
        await Until(() => Seconds(path, now).Count == 3_000);
        Assert.Equal(0, _queue.Dropped);

        void Add(int from, int to)
        {
            for (var at = from; at < to; at++) _queue.Add(Second(at) with { Second = now.ToUnixTimeSeconds() - at });
        }
    }

    private static bool TryHold(SqliteConnection connection)
    {
        try
        {
            HistoryDatabase.Execute(connection, "PRAGMA busy_timeout = 1000; BEGIN IMMEDIATE");
            return true;
        }
        catch (SqliteException)
        {
            return false; // the store writes just now
        }
    }

    private HistoryStore NewStore(string path, Retention keep) =>
        new(path, Path.Combine(_folder.FullName, "spill"), new Clock(TimeProvider.System), NullLogger<HistoryStore>.Instance, _queue, () => keep);

    private static IReadOnlyList<Engine.Samples.PathSecond> Seconds(string path, DateTimeOffset now) =>
        SampleStore.ReadIn(path, new SampleQuery("LAX1", "dx", now.AddHours(-2), now.AddSeconds(1), SampleResolution.Second, 10_000))!.Paths[0].Seconds;

    private static async Task Until(Func<bool> isSo)
    {
        for (var tries = 0; !isSo(); tries++)
        {
            Assert.True(tries < 200, "it did not come to be so within 20 s");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
