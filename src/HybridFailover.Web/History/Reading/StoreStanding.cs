using HybridFailover.Engine.Audit;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Reading;

/// <summary>What is in the database at one moment.</summary>
/// <param name="Heads">Of every chain, by its name.</param>
internal sealed record StoreStanding(long Records, IReadOnlyList<ChainHead> Heads)
{
    public static StoreStanding Read(SqliteConnection connection)
    {
        using var moment = connection.BeginTransaction(deferred: true);
        using var count = Prepared.On(connection, "SELECT count(*) FROM records");
        return new StoreStanding((long)Prepared.Scalar(count, moment)!, ChainHeads.Read(connection));
    }
}
