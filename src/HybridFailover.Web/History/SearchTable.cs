using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>Full text of entries. It keeps no copy of the texts: what changes is taken out and put in anew.</summary>
internal sealed class SearchTable(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _add = Prepared.On(connection,
        "INSERT INTO search (rowid, subject, reason, notes, ticket) VALUES ($id, $subject, $reason, $notes, $ticket)", "$id", "$subject", "$reason", "$notes", "$ticket");
    private readonly SqliteCommand _remove = Prepared.On(connection, "DELETE FROM search WHERE rowid = $id", "$id");
    private readonly SqliteCommand _note = Prepared.On(connection, """
        UPDATE entries SET notes = iif(notes IS NULL, $text, notes || char(10) || $text), needs_review = iif($review = 1, 0, needs_review)
        WHERE id = $id RETURNING subject, reason, notes, ticket
        """, "$text", "$review", "$id");

    public void Add(SqliteTransaction transaction, long entry, string subject, string? reason, string? notes, string? ticket)
    {
        if (subject.Length == 0 && reason is null && notes is null && ticket is null) return;
        Prepared.Execute(_add, transaction, entry, subject, reason, notes, ticket);
    }

    /// <summary>A remark on an entry, or its review.</summary>
    public void Note(SqliteTransaction transaction, long entry, string text, bool isReview)
    {
        var found = Texts(transaction, entry, text, isReview);
        if (found is not { } texts) return; // of an entry that is not in this database: the record tells it all the same
        Prepared.Execute(_remove, transaction, entry);
        Add(transaction, entry, texts.Subject, texts.Reason, texts.Notes, texts.Ticket);
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_add, _remove, _note]) command.Dispose();
    }

    private (string Subject, string? Reason, string? Notes, string? Ticket)? Texts(SqliteTransaction transaction, long entry, string text, bool isReview)
    {
        _note.Transaction = transaction;
        (_note.Parameters[0].Value, _note.Parameters[1].Value, _note.Parameters[2].Value) = (text, isReview ? 1 : 0, entry);
        using var reader = _note.ExecuteReader();
        return reader.Read() ? (reader.GetString(0), Text(reader, 1), Text(reader, 2), Text(reader, 3)) : null;
    }

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
