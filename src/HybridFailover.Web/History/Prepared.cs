using Microsoft.Data.Sqlite;

namespace HybridFailover.Web.History;

/// <summary>Statements that are compiled once and run often.</summary>
internal static class Prepared
{
    public static SqliteCommand On(SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    /// <returns>Rows that changed.</returns>
    public static int Execute(SqliteCommand command, SqliteTransaction? transaction, params ReadOnlySpan<object?> values) =>
        With(command, transaction, values).ExecuteNonQuery();

    public static object? Scalar(SqliteCommand command, SqliteTransaction? transaction, params ReadOnlySpan<object?> values) =>
        With(command, transaction, values).ExecuteScalar();

    private static SqliteCommand With(SqliteCommand command, SqliteTransaction? transaction, ReadOnlySpan<object?> values)
    {
        command.Transaction = transaction;
        for (var at = 0; at < values.Length; at++) command.Parameters[at].Value = values[at] ?? DBNull.Value;
        return command;
    }
}
