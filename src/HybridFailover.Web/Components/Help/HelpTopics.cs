using System.Reflection;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HybridFailover.Web.Components.Help;

/// <summary>The help as shipped with the program: it can be read while everything else is down.</summary>
public static class HelpTopics
{
    private const string Folder = "HybridFailover.Web.Help.";

    // In the order in which they are listed.
    private static readonly string[] Slugs = ["", "screen", "alarms", "guards", "preflight", "keyboard", "glossary"];

    // Nothing in the pages may become a tag: they are text with anchors.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseGenericAttributes().DisableHtml().Build();

    private static readonly Lazy<IReadOnlyList<HelpTopic>> Read = new(() => [.. Slugs.Select(Load)]);

    public static IReadOnlyList<HelpTopic> All => Read.Value;

    /// <returns>Null: no such page.</returns>
    public static HelpTopic? Find(string? slug) =>
        All.FirstOrDefault(topic => topic.Slug.Equals(slug ?? "", StringComparison.OrdinalIgnoreCase));

    private static HelpTopic Load(string slug)
    {
        var name = Folder + (slug.Length == 0 ? "index" : slug) + ".md";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its help page {name}.");
        using var reader = new StreamReader(stream);
        var document = Markdown.Parse(reader.ReadToEnd(), Pipeline);
        var headings = document.Descendants<HeadingBlock>().ToList();
        return new HelpTopic(slug, Text(headings[0]), document.ToHtml(Pipeline), [.. Sections(document)]);
    }

    private static IEnumerable<HelpSection> Sections(MarkdownDocument document)
    {
        foreach (var part in document.Descendants())
        {
            if (part.TryGetAttributes()?.Id is not { } id) continue;
            yield return part is HeadingBlock heading ? new HelpSection(id, Text(heading), heading.Level) : new HelpSection(id, "", 0);
        }
    }

    private static string Text(HeadingBlock heading) =>
        string.Concat(heading.Inline!.Descendants<LiteralInline>().Select(literal => literal.Content.ToString())).Trim();
}
