using System.Globalization;
using System.Text;

namespace HybridFailover.Web.Components.Display;

/// <summary>A minute of latency drawn small: lines through what was measured, marks at the bottom for lost seconds, nothing for gaps.</summary>
/// <param name="Line">An SVG path; a gap or a lost second breaks it.</param>
/// <param name="Losses">An SVG path of short strokes at the bottom.</param>
/// <param name="Top">The latency at the upper edge, ms.</param>
public sealed record Sparkline(string Line, string Losses, float Top)
{
    public const int Width = 240;
    public const int Height = 40;

    private const int Seconds = 60;
    private const int LossHeight = 8;

    /// <param name="seconds">Milliseconds, oldest first, the newest at the right edge; null a gap, NaN a lost second.</param>
    public static Sparkline Of(IReadOnlyList<float?> seconds)
    {
        var top = Nice(seconds.Where(second => second is { } value && float.IsFinite(value)).Max() ?? 0);
        var line = new StringBuilder();
        var losses = new StringBuilder();
        var drawing = false;
        for (var index = Math.Max(0, seconds.Count - Seconds); index < seconds.Count; index++)
        {
            var x = Width - (seconds.Count - index - 0.5f) * Width / Seconds;
            var measured = seconds[index] is { } value && float.IsFinite(value);
            if (measured)
            {
                var y = Height - 2 - seconds[index]!.Value / top * (Height - 4);
                // A point of its own is drawn as a dot: a line of no length with round ends.
                if (drawing) line.Append(CultureInfo.InvariantCulture, $"L{x:0.#} {y:0.#}");
                else line.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}h0");
            }
            else if (seconds[index] is not null)
            {
                losses.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {Height}v-{LossHeight}");
            }
            drawing = measured;
        }
        return new(line.ToString(), losses.ToString(), top);
    }

    // 1, 2 or 5 times a power of ten, so that the scale does not tremble with the figures.
    private static float Nice(float value)
    {
        if (value <= 1) return 1;
        var power = MathF.Pow(10, MathF.Floor(MathF.Log10(value)));
        return (value / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 } * power;
    }
}
