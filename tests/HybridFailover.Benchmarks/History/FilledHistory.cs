using System.Buffers.Binary;
using System.Diagnostics;
using HybridFailover.Benchmarks.Programs;
using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Web.History;

namespace HybridFailover.Benchmarks.History;

/// <summary>A database with a year of fifty sites: real chains, real evidence, written by the product's own writer. Made when it is first asked for, gone when disposed.</summary>
internal sealed class FilledHistory(int records) : IDisposable
{
    private const int InOneTransaction = 20_000;

    private string? _folder;

    public int Records => records;

    /// <summary>Where it lies, once it is made.</summary>
    public string Folder => _folder ?? throw new InvalidOperationException("the history is not made yet");

    /// <summary>Gives a monitor the database as its own.</summary>
    public void PutInto(string dataDirectory) => ProcessSignals.Link(Path.Combine(_folder!, "history.db"), Path.Combine(dataDirectory, "history.db"));

    public void Make(Table table, CancellationToken cancel)
    {
        if (_folder is not null) return;
        var folder = Children.NewFolder();
        var database = Path.Combine(folder, "history.db");
        var began = Stopwatch.GetTimestamp();
        var number = 0L;
        byte[] NextKey()
        {
            var key = new byte[16];
            BinaryPrimitives.WriteInt64BigEndian(key, ++number);
            return key;
        }
        using (var writer = new HistoryWriter(database, TimeProvider.System, NextKey, (entry, failure) => throw new InvalidOperationException($"{entry.Kind} {entry.Id} can't be found", failure)))
            foreach (var batch in new HistoryStory(new Random(1)).Entries().Take(records).Chunk(InOneTransaction))
            {
                cancel.ThrowIfCancellationRequested();
                writer.Write([.. batch.Select(entry => new KeyedEntry(NextKey(), entry))]);
            }
        _folder = folder;
        table.Remark($"{records} records in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s, {new FileInfo(database).Length / 1e6:0} MB");
    }

    public void Dispose()
    {
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }
}
