using System.Globalization;
using HybridFailover.Lab;

namespace HybridFailover.Web.Components.Lab;

/// <summary>The ways to cut a path that the page offers, in words.</summary>
public static class CutWords
{
    public static IReadOnlyList<PathCut> Ways { get; } =
        [PathCut.Drop, PathCut.Reject, PathCut.Down, PathCut.OneWay, PathCut.OneWayBack, PathCut.Loss(0.30), PathCut.Slow(TimeSpan.FromMilliseconds(800))];

    public static string Of(PathCut cut) => cut.Kind switch
    {
        CutKind.Drop => "silent drop",
        CutKind.Reject => "reject",
        CutKind.Down => "link down",
        CutKind.OneWay => "one way, towards on premises",
        CutKind.OneWayBack => "one way, back",
        CutKind.Loss => string.Create(CultureInfo.InvariantCulture, $"loss {cut.LossRatio * 100:0.#} %"),
        _ => string.Create(CultureInfo.InvariantCulture, $"latency {cut.Latency.TotalMilliseconds:0} ms"),
    };
}
