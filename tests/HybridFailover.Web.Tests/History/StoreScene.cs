using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Verification;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Web.Tests.History;

/// <summary>A real database file in a folder of its own.</summary>
internal sealed class StoreScene : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hf-history-");
    private HistoryStore? _store;

    public static DateTimeOffset At { get; } = new(2026, 3, 29, 1, 30, 0, TimeSpan.Zero);

    public string Folder => _folder.FullName;
    public string Database => Path.Combine(Folder, "history.db");
    public string SpillDirectory => Path.Combine(Folder, "spill");
    public string Spill => Path.Combine(SpillDirectory, "records.spill");

    /// <summary>The store; opened when it is first asked for.</summary>
    public HistoryStore Store => _store ??= new HistoryStore(Database, SpillDirectory, new Clock(TimeProvider.System), NullLogger<HistoryStore>.Instance);

    /// <summary>Waits until everything that is durable is in the database, too: what the spill file took on a busy machine.</summary>
    public async Task SettleAsync()
    {
        if (_store is { } store) await store.EarlierTransitionsAsync(0);
    }

    public static AuditEntry Entry(int number, string chain = "LAX1", AuditKind kind = AuditKind.HoldEnded) =>
        EventContent.Of(chain, kind, At.AddSeconds(number), $"event {number}");

    /// <summary>Evidence of one path, as its record names it.</summary>
    public static AuditEntry Evidence()
    {
        var rounds = new Attachment("dx", [1, 2, 3]);
        return new AuditEntry("LAX1", At, AuditKind.Evidence, "t-1", $$"""{"paths":[{"bytes":3,"hash":"{{rounds.Hash}}","name":"dx"}],"transitionId":"t-1"}""") { Attachments = [rounds] };
    }

    /// <summary>Ends the store as the program does.</summary>
    public async Task StopAsync()
    {
        if (_store is { } store) await store.DisposeAsync();
        _store = null;
    }

    public VerifyReport Verify(params ChainHead[] noted) => DatabaseVerifier.Verify(Database, new VerifyScope(null, null, null, noted), CancellationToken.None);

    /// <summary>Sentences of a chain in its order.</summary>
    /// <param name="database">Another file than the store's.</param>
    public IReadOnlyList<string> Sentences(string chain = "LAX1", string? database = null)
    {
        using var connection = HistoryDatabase.OpenToRead(database ?? Database);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT content ->> 'sentence' FROM records WHERE chain = $chain ORDER BY sequence";
        command.Parameters.AddWithValue("$chain", chain);
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read()) found.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        return found;
    }

    /// <summary>Changes the file as somebody with a database tool would.</summary>
    public void Tamper(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        HistoryDatabase.Execute(connection, sql);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }
}
