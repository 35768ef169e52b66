using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>The numbers by which samples name their paths. A name keeps its number, also while it is not configured.</summary>
internal sealed class PathIds(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _find = Prepared.On(connection, "SELECT id FROM paths WHERE site = $site AND path = $path", "$site", "$path");
    private readonly SqliteCommand _add = Prepared.On(connection, "INSERT INTO paths (site, path) VALUES ($site, $path) RETURNING id", "$site", "$path");
    private readonly Dictionary<(string Site, string Path), object> _known = [];

    /// <summary>As the value of a parameter.</summary>
    public object Of(string site, string path, SqliteTransaction transaction)
    {
        if (_known.TryGetValue((site, path), out var known)) return known;
        return _known[(site, path)] = Prepared.Scalar(_find, transaction, site, path) ?? Prepared.Scalar(_add, transaction, site, path)!;
    }

    public void Dispose()
    {
        _find.Dispose();
        _add.Dispose();
    }
}
