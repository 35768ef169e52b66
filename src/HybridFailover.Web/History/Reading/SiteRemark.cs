using System.Globalization;
using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History.Reading;

/// <summary>A note or review, at the time when it was made.</summary>
/// <param name="Entry">The number of the entry that it belongs to.</param>
internal sealed record SiteRemark(long Entry, DateTimeOffset At, bool IsReview, string Actor, string Text)
{
    /// <summary>Those of a site, newest first.</summary>
    /// <param name="from">UTC, included.</param>
    /// <param name="to">UTC, not included.</param>
    public static IReadOnlyList<SiteRemark> Read(SqliteConnection connection, string site, DateTimeOffset from, DateTimeOffset to, int limit)
    {
        // By the index that has remarks only: people make few, and by time everything else would be gone through.
        using var command = Prepared.On(connection, """
            SELECT subject, at, kind, content FROM records INDEXED BY records_remarks
            WHERE kind IN ('note', 'review') AND chain = $chain AND at >= $from AND at < $to ORDER BY at DESC, id DESC LIMIT $limit
            """, "$chain", "$from", "$to", "$limit");
        object[] values = [site, from.UtcTicks, to.UtcTicks, limit];
        for (var place = 0; place < values.Length; place++) command.Parameters[place].Value = values[place];
        using var reader = command.ExecuteReader();
        var found = new List<SiteRemark>();
        while (reader.Read())
        {
            if (!long.TryParse(reader.GetString(0), NumberStyles.None, CultureInfo.InvariantCulture, out var entry)) continue;
            var content = reader.GetString(3);
            found.Add(new(
                entry, new DateTimeOffset(reader.GetInt64(1), TimeSpan.Zero), reader.GetString(2) == "review",
                Facts.In(content, "actor") ?? "unknown", Facts.In(content, "text") ?? "The text can't be read: the record was changed."));
        }
        return found;
    }
}
