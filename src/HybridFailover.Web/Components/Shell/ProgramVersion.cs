using System.Reflection;

namespace HybridFailover.Web.Components.Shell;

/// <summary>Which program serves the pages: a page that another one has made does not go with it.</summary>
public static class ProgramVersion
{
    /// <summary>As it was released.</summary>
    public static string Release { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "version not known";

    /// <summary>With the build, in which two of the same release may differ.</summary>
    public static string Text { get; } = $"{Short(Release)}, build {typeof(ProgramVersion).Module.ModuleVersionId.ToString("N")[..8]}";

    /// <summary>Of the commit's name as much as people compare.</summary>
    public static string Short(string release) => release.IndexOf('+', StringComparison.Ordinal) is >= 0 and var plus && release.Length > plus + 9 ? release[..(plus + 9)] : release;
}
