using HybridFailover.Engine.Audit;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>Where each chain stands.</summary>
internal static class ChainHeads
{
    public static IReadOnlyList<ChainHead> Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        // From chain to chain in the index, not over all of it.
        command.CommandText = """
            WITH RECURSIVE chains (chain) AS (
              SELECT min(chain) FROM records
              UNION ALL SELECT (SELECT min(chain) FROM records WHERE chain > chains.chain) FROM chains WHERE chains.chain IS NOT NULL)
            SELECT r.chain, r.sequence, r.hash FROM chains
            JOIN records r ON r.chain = chains.chain AND r.sequence = (SELECT max(sequence) FROM records WHERE chain = chains.chain)
            WHERE chains.chain IS NOT NULL ORDER BY r.chain
            """;
        using var reader = command.ExecuteReader();
        var heads = new List<ChainHead>();
        while (reader.Read()) heads.Add(new ChainHead(reader.GetString(0), reader.GetInt64(1), Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(2))));
        return heads;
    }
}
