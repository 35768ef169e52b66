using System.Text.RegularExpressions;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Components.Display;

/// <summary>
/// The machine's sentences with the paths as people call them: "Stays on Direct Connect", where it says "Stays on dx". Its records and the API keep
/// the names of the configuration. Not for what people have written.
/// </summary>
public static partial class EngineWords
{
    // Words of the machine's own, which a path may happen to be called.
    private static readonly string[] Own = ["ms", "TCP", "HTTP", "EC2", "DNS", "AWS", "STS"];

    public static string Of(Site site, string sentence) =>
        site.Paths.Any(path => IsUnmistakable(path.Name)) ? Word().Replace(sentence, word => IsUnmistakable(word.Value) ? PathNames.Of(site, word.Value) : word.Value) : sentence;

    /// <summary>The same snapshot where nothing reads differently.</summary>
    public static SiteSnapshot Of(SiteSnapshot snapshot)
    {
        var (site, next) = (snapshot.Site, Of(snapshot.Site, snapshot.Next.Sentence));
        if (next == snapshot.Next.Sentence && snapshot.Alarms.All(alarm => Of(site, alarm.Sentence) == alarm.Sentence)) return snapshot;
        return snapshot with { Next = snapshot.Next with { Sentence = next }, Alarms = [.. snapshot.Alarms.Select(alarm => alarm with { Sentence = Of(site, alarm.Sentence) })] };
    }

    public static CommandOutlook Of(Site site, CommandOutlook outlook) => outlook with
    {
        Sentence = Of(site, outlook.Sentence),
        Guards = [.. outlook.Guards.Select(guard => guard with { Value = Of(site, guard.Value), Limit = Of(site, guard.Limit) })],
    };

    /// <summary>Whether a word can be nothing but a path's name: one that could be an English word stays as it is configured.</summary>
    internal static bool IsUnmistakable(string name) =>
        name.Length > 1 && name.Any(char.IsLetter) && !Own.Contains(name, StringComparer.Ordinal) && (name.Any(letter => char.IsDigit(letter) || letter is '-' or '_') || !name.Any(letter => "aeiouyAEIOUY".Contains(letter)));

    // No part of an address, a file's name, or an id.
    [GeneratedRegex(@"(?<![\w./@:-])[\w-]+(?![/@\w-]|[.:]\w)")]
    private static partial Regex Word();
}
