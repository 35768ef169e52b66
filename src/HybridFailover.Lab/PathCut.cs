using System.Globalization;

namespace HybridFailover.Lab;

/// <summary>A path broken by hand: the way, and for loss and latency how much.</summary>
/// <param name="LossRatio">Loss only: 0..1.</param>
/// <param name="Latency">Latency only: the whole round trip.</param>
public sealed record PathCut(CutKind Kind, double LossRatio = 0, TimeSpan Latency = default)
{
    /// <summary>What <see cref="Parse"/> takes, for people.</summary>
    public const string Accepted = "drop, reject, down, one-way, one-way-back, loss=30%, latency=800ms";

    public static PathCut Drop { get; } = new(CutKind.Drop);
    public static PathCut Reject { get; } = new(CutKind.Reject);
    public static PathCut Down { get; } = new(CutKind.Down);
    public static PathCut OneWay { get; } = new(CutKind.OneWay);
    public static PathCut OneWayBack { get; } = new(CutKind.OneWayBack);
    public static PathCut Loss(double ratio) => new(CutKind.Loss, LossRatio: ratio);
    public static PathCut Slow(TimeSpan roundTrip) => new(CutKind.Latency, Latency: roundTrip);

    /// <summary>Reads one of <see cref="Accepted"/>; loss 0 to 100 %, latency up to 10 s in <c>ms</c> or <c>s</c>.</summary>
    /// <returns>Null when the text is none of them.</returns>
    public static PathCut? Parse(string? text) => text?.Trim() switch
    {
        "drop" => Drop,
        "reject" => Reject,
        "down" => Down,
        "one-way" => OneWay,
        "one-way-back" => OneWayBack,
        { } loss when loss.StartsWith("loss=", StringComparison.Ordinal) => ParseLoss(loss["loss=".Length..]),
        { } latency when latency.StartsWith("latency=", StringComparison.Ordinal) => ParseLatency(latency["latency=".Length..]),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        CutKind.Drop => "drop",
        CutKind.Reject => "reject",
        CutKind.Down => "down",
        CutKind.OneWay => "one-way",
        CutKind.OneWayBack => "one-way-back",
        CutKind.Loss => string.Create(CultureInfo.InvariantCulture, $"loss={LossRatio * 100:0.###}%"),
        _ => string.Create(CultureInfo.InvariantCulture, $"latency={Latency.TotalMilliseconds:0.###}ms"),
    };

    private static PathCut? ParseLoss(string text) =>
        text.EndsWith('%') && Number(text[..^1]) is { } percent && percent <= 100 ? Loss(percent / 100) : null;

    private static PathCut? ParseLatency(string text)
    {
        var milliseconds = text.EndsWith("ms", StringComparison.Ordinal) ? Number(text[..^2])
            : text.EndsWith('s') ? Number(text[..^1]) * 1000
            : null;
        return milliseconds <= 10_000 ? Slow(TimeSpan.FromMilliseconds(milliseconds.Value)) : null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
