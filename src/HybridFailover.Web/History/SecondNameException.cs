namespace HybridFailover.Web.History;

/// <summary>The database has hard links: it is not written.</summary>
internal sealed class SecondNameException(string path, uint names) : Exception(
    $"{path} has {names} names (hard links), and a program that wrote it by another name would destroy it, so it is not written. Remove the other name: find DIRECTORY -samefile {path}");
