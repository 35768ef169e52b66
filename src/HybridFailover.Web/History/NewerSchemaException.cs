namespace HybridFailover.Web.History;

/// <summary>The database was made by a program that is newer than this one: it is not written.</summary>
internal sealed class NewerSchemaException(string path, string migration) : Exception(
    $"{path} was made by a newer version of the program (it has the schema {migration}, which this version does not know), so it is not written. Run that version again");
