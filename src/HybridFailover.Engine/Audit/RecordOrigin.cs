using System.Reflection;

namespace HybridFailover.Engine.Audit;

/// <summary>Which program wrote a record, and where: in every transition and command, for a history is read long after both have changed.</summary>
internal static class RecordOrigin
{
    /// <summary>With the revision of the source that it was built from.</summary>
    public static string Program { get; } =
        typeof(RecordOrigin).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static string Node { get; } = Environment.MachineName;

    public static CanonicalObject AddOrigin(this CanonicalObject content) => content.Add("program", Canonical.Text(Program)).Add("node", Canonical.Text(Node));
}
