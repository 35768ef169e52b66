namespace HybridFailover.Engine.Routing;

public enum PreflightResult { Pass, Warn, Fail }

/// <summary>One thing that was looked at before a failover depends on it.</summary>
/// <param name="Site">The site's code; null: concerns all of them.</param>
/// <param name="Name">What was looked at, in few words, e.g. <c>permission rtb-0123</c>.</param>
/// <param name="Sentence">What was found, and, unless it passed, what to do.</param>
public sealed record PreflightCheck(string? Site, string Name, PreflightResult Result, string Sentence)
{
    public static PreflightCheck Pass(string? site, string name, string sentence) => new(site, name, PreflightResult.Pass, sentence);

    public static PreflightCheck Warn(string? site, string name, string sentence) => new(site, name, PreflightResult.Warn, sentence);

    public static PreflightCheck Fail(string? site, string name, string sentence) => new(site, name, PreflightResult.Fail, sentence);
}
