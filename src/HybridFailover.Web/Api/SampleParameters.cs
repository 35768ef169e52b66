using System.Globalization;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.History;
using Microsoft.AspNetCore.Mvc;

namespace HybridFailover.Web.Api;

/// <summary>What a request for samples gives, as text, so that each wrong one is answered with its name, all of them at once.</summary>
internal sealed record SampleParameters(
    [FromQuery(Name = "path")] string? Path, [FromQuery(Name = "from")] string? From, [FromQuery(Name = "to")] string? To,
    [FromQuery(Name = "resolution")] string? Resolution, [FromQuery(Name = "limit")] string? Limit)
{
    public const int DefaultLimit = 3_600;
    public const int MaximumLimit = 10_000;

    /// <summary>Without <c>from</c>: the last hour before <c>to</c>.</summary>
    public static readonly TimeSpan DefaultRange = TimeSpan.FromHours(1);

    private static readonly string[] Known = ["path", "from", "to", "resolution", "limit"];

    /// <param name="given">The names of all parameters: one that nobody asked for is a typing error that would otherwise widen what is answered.</param>
    /// <param name="errors">What is wrong, by parameter; empty when a query is returned.</param>
    public SampleQuery? Read(string site, DateTimeOffset now, Retention keep, IEnumerable<string> given, out Dictionary<string, string[]> errors)
    {
        var wrong = errors = [];
        var to = Instant("to", To, wrong) ?? now;
        var from = Instant("from", From, wrong) ?? to - DefaultRange;
        if (wrong.Count == 0 && from >= to) wrong["from"] = [$"{Written(from)} is not before to, {Written(to)}."];
        if (Path is { Length: 0 }) wrong["path"] = ["\"\" is not accepted. Accepted: a path's name; without it, all paths."];
        var limit = DefaultLimit;
        if (Limit is not null && (!int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > MaximumLimit))
            wrong["limit"] = [$"\"{Limit}\" is not accepted. Accepted: 1 to {MaximumLimit}."];
        var resolution = SampleQuery.Auto(from, to, now, keep);
        if (Resolution is not (null or "auto"))
        {
            if (KebabWord.Parse<SampleResolution>(Resolution) is { } asked) resolution = asked;
            else wrong["resolution"] = [$"\"{Resolution}\" is not accepted. Accepted: auto, {KebabWord.All<SampleResolution>()}."];
        }
        foreach (var name in given.Except(Known, StringComparer.OrdinalIgnoreCase)) wrong[name] = [$"Not known. Known: {string.Join(", ", Known)}."];
        return wrong.Count > 0 ? null : new SampleQuery(site, Path, from, to, resolution, limit);
    }

    private static DateTimeOffset? Instant(string name, string? text, Dictionary<string, string[]> wrong)
    {
        if (text is null) return null;
        // A plus sign that was not escaped arrives as a blank.
        if (InstantText.Parse(text.Replace(' ', '+')) is { } at && at >= DateTimeOffset.UnixEpoch) return at;
        wrong[name] = [$"\"{text}\" is not accepted. Accepted: {InstantText.Accepted}."];
        return null;
    }

    private static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
