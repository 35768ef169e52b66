using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace HybridFailover.TestSupport.History;

/// <summary>A record as it stands in the database, read beside the program that writes it.</summary>
internal sealed record KeptRecord(long Id, string Chain, long Sequence, string Kind, string Subject, JsonNode Content)
{
    /// <summary>In the order of appending.</summary>
    public static IReadOnlyList<KeptRecord> ReadAll(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, chain, sequence, kind, subject, content FROM records ORDER BY id";
        using var reader = command.ExecuteReader();
        var records = new List<KeptRecord>();
        while (reader.Read())
            records.Add(new KeptRecord(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4), JsonNode.Parse(reader.GetString(5))!));
        return records;
    }
}
