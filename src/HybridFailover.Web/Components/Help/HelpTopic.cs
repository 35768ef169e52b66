namespace HybridFailover.Web.Components.Help;

/// <summary>One page of the help.</summary>
/// <param name="Slug">In its address: <c>help/{slug}</c>; empty: the first page.</param>
/// <param name="Html">Made from the program's own Markdown; nothing that a person typed is in it.</param>
/// <param name="Sections">Its anchors and their headings, in order.</param>
public sealed record HelpTopic(string Slug, string Title, string Html, IReadOnlyList<HelpSection> Sections)
{
    public string Address => Slug.Length == 0 ? "help" : $"help/{Slug}";
}

/// <summary>A place in a page that an address can name.</summary>
/// <param name="Heading">Empty: a place that is no heading.</param>
public sealed record HelpSection(string Anchor, string Heading, int Level);
