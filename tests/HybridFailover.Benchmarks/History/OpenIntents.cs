using HybridFailover.TestSupport.History;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Benchmarks.History;

/// <summary>Intents without an outcome, as kills leave them.</summary>
internal sealed class OpenIntents
{
    private readonly HashSet<string> _all = [];

    public IReadOnlyCollection<string> All => _all;

    /// <summary>The most that a site ever had at a time.</summary>
    public int Most { get; private set; }

    public void Look(string database)
    {
        if (!File.Exists(database)) return;
        try
        {
            var records = KeptRecord.ReadAll(database);
            var ended = records.Where(record => record.Kind == "transition-outcome").Select(record => record.Subject).ToHashSet();
            var open = records.Where(record => record.Kind == "transition-intent" && !ended.Contains(record.Subject)).ToList();
            foreach (var intent in open) _all.Add(intent.Subject);
            if (open.Count > 0) Most = Math.Max(Most, open.CountBy(intent => intent.Chain).Max(site => site.Value));
        }
        catch (SqliteException) { } // killed before its tables were made: nothing is open
    }
}
