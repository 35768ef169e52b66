using Microsoft.Playwright;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>Which pixels of a small picture stand out from its ground, whatever their hue: all that somebody sees who sees no colour.</summary>
internal sealed class Ink
{
    private const string Read = """
        async source => {
          const image = new Image();
          image.src = source;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext("2d");
          pen.fillStyle = "white";
          pen.fillRect(0, 0, image.width, image.height);
          pen.drawImage(image, 0, 0);
          const { data } = pen.getImageData(0, 0, image.width, image.height);
          const grey = Array.from({ length: data.length / 4 }, (_, at) => 0.21 * data[4 * at] + 0.72 * data[4 * at + 1] + 0.07 * data[4 * at + 2]);
          return grey.map(value => Math.abs(value - grey[0]) > 50);
        }
        """;

    private readonly bool[] _pixels;

    private Ink(bool[] pixels) => _pixels = pixels;

    /// <summary>How much of the picture is ink, 0 to 1.</summary>
    public double Share => _pixels.Count(pixel => pixel) / (double)_pixels.Length;

    /// <summary>What is on the screen now. The corner at the top left is taken for the ground.</summary>
    public static async Task<Ink> OfAsync(ILocator element, IPage reader) =>
        await OfAsync($"data:image/png;base64,{Convert.ToBase64String(await element.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled }))}", reader);

    /// <param name="source">An address of the picture.</param>
    /// <param name="reader">An empty page, whose browser knows the format.</param>
    public static async Task<Ink> OfAsync(string source, IPage reader) => new(await reader.EvaluateAsync<bool[]>(Read, source));

    /// <summary>Of the ink of either, the share that the other has not: 0 the same, 1 nothing in common.</summary>
    public double DistanceTo(Ink other)
    {
        Assert.Equal(_pixels.Length, other._pixels.Length);
        var either = _pixels.Zip(other._pixels).Where(pair => pair.First || pair.Second).ToList();
        return either.Count == 0 ? 0 : either.Count(pair => pair.First != pair.Second) / (double)either.Count;
    }
}
