using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace HybridFailover.Web.Components.Display;

/// <summary>One symbol of the sprite in <see cref="GlyphSymbols"/>. Decoration: the word always stands beside it.</summary>
public sealed class Glyph : ComponentBase
{
    // A few dozen in all: names, sizes and tones are those of the program's own pages.
    private static readonly ConcurrentDictionary<(string Name, int Size, string Classes), MarkupString> Made = new();

    [Parameter, EditorRequired] public string Name { get; set; } = "";
    [Parameter] public string? Class { get; set; }

    /// <summary>Pixels.</summary>
    [Parameter] public int Size { get; set; } = 16;

    /// <summary>The same without a component: where there are hundreds, as on a page of many sites, each would take kilobytes of a viewer's memory.</summary>
    /// <param name="name">Of the sprite; never what a person has typed, as <paramref name="classes"/>.</param>
    /// <param name="size">Pixels.</param>
    public static MarkupString Of(string name, int size = 16, string classes = "") => Made.GetOrAdd((name, size, classes), static glyph => new(string.Create(CultureInfo.InvariantCulture,
        $"""<svg class="glyph {glyph.Classes}" width="{glyph.Size}" height="{glyph.Size}" viewBox="0 0 24 24" aria-hidden="true"><use href="#g-{glyph.Name}"></use></svg>""")));

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Of(Name, Size, Class ?? ""));
}
