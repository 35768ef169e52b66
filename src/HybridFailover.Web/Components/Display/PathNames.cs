using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Components.Display;

/// <summary>How people call a path: by its kind, and by its name as well where a site has two of a kind.</summary>
public static class PathNames
{
    public static string Of(PathKind kind) => kind == PathKind.DirectConnect ? "Direct Connect" : "VPN";

    /// <param name="name">A path's name, or "mixed", "foreign", "unknown", null.</param>
    public static string Of(Site site, string? name)
    {
        if (name is null) return "none";
        var rank = site.RankOf(name);
        if (rank < 0) return name;
        var kind = site.Paths[rank].Kind;
        return site.Paths.Count(path => path.Kind == kind) == 1 ? Of(kind) : $"{Of(kind)} {site.Paths[rank].Name}";
    }
}
