using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Overview;

/// <summary>A path as a card or row shows it.</summary>
/// <param name="Tone">A class of the style sheet, for the line that stands for its kind: <c>dx</c>, <c>vpn</c>.</param>
/// <param name="Age">Of its newest sample.</param>
public sealed record CardPath(string Name, string Tone, PathSnapshot Path, SampleAge Age)
{
    /// <summary>As text, once for all who look.</summary>
    public CardFigures Numbers { get; } = CardFigures.Of(Path.Figures);

    /// <summary>"not ready (loss 100 %)": the word, and the figure that explains it.</summary>
    public string Readiness
    {
        get
        {
            var word = VerdictWords.Readiness(Path.Verdict);
            return Path.Verdict is Engine.Health.Verdict.Up or Engine.Health.Verdict.Unknown ? word : $"{word} (loss {Figures.Ratio(Path.Figures.Loss10s ?? Path.Figures.Loss60s)})";
        }
    }

    /// <summary>The path that is to carry the traffic: while switching, the one it goes to. Null: not known.</summary>
    public static CardPath? Active(SiteSnapshot snapshot) => All(snapshot).FirstOrDefault(path => path.Path.Path.Name == snapshot.Standing.Path);

    /// <summary>All others, in the order of preference.</summary>
    public static IReadOnlyList<CardPath> Standbys(SiteSnapshot snapshot) => [.. All(snapshot).Where(path => path.Path.Path.Name != snapshot.Standing.Path)];

    public static string ToneOf(PathKind kind) => kind == PathKind.DirectConnect ? "dx" : "vpn";

    /// <summary>"VPN"; while switching "Direct Connect → VPN".</summary>
    public static string ActiveWord(SiteSnapshot snapshot) => snapshot.Standing switch
    {
        { Kind: StandingKind.Switching } standing => $"{PathNames.Of(snapshot.Site, standing.From ?? "mixed")} → {PathNames.Of(snapshot.Site, standing.Path)}",
        { Path: { } active } => PathNames.Of(snapshot.Site, active),
        _ => "not known",
    };

    private static IEnumerable<CardPath> All(SiteSnapshot snapshot) => snapshot.Paths.Select(path =>
        new CardPath(PathNames.Of(snapshot.Site, path.Path.Name), ToneOf(path.Path.Kind), path, SampleAge.Of(path, snapshot.At)));
}
