using Microsoft.Extensions.Configuration;

namespace HybridFailover.Engine.Sites.Reading;

/// <summary>One key of the configuration while it is read: its text, what lies below it, and where its errors go.</summary>
internal sealed class Node
{
    private readonly IConfigurationSection _section;
    private readonly List<Problem> _errors;

    public Node(IConfigurationSection section, List<Problem> errors)
    {
        _section = section;
        _errors = errors;
        // Asking for what lies below costs a pass over all keys of the configuration, and a text has nothing below it.
        Children = section.Value is { Length: > 0 } ? [] : [.. section.GetChildren().Select(child => new Node(child, errors))];
    }

    public string Key => _section.Path;

    /// <summary>The last part of the key.</summary>
    public string Name => _section.Key;

    public string? Text => _section.Value;

    public IReadOnlyList<Node> Children { get; }

    /// <summary>JSON's null is as if the key weren't there.</summary>
    public bool IsAbsent => Text is null && Children.Count == 0;

    /// <summary>What is below this key under a name, without case; null when nothing is.</summary>
    public Node? Find(string name) =>
        Children.FirstOrDefault(child => !child.IsAbsent && string.Equals(child.Name, name, StringComparison.OrdinalIgnoreCase));

    public void Error(string found, string accepted) => _errors.Add(new Problem(Key, $"found {found}; accepted: {accepted}"));

    /// <summary>An error about another key than this one.</summary>
    public void Error(string key, string found, string accepted) => _errors.Add(new Problem(key, $"found {found}; accepted: {accepted}"));

    /// <summary>An error about the text that stands here.</summary>
    public void Error(string accepted) => Error(Found, accepted);

    /// <summary>What stands here, on one line.</summary>
    public string Found => Children switch
    {
        [] when Text is null => "nothing",
        [] => $"\"{Readable(Text)}\"",
        [{ Name: "0" }, ..] => "a list",
        _ => "a section",
    };

    /// <summary>Says that a key that must be there is not.</summary>
    public void Missing(string name, string accepted) => _errors.Add(new Problem($"{Key}:{name}", $"found nothing; accepted: {accepted}"));

    /// <summary>Every key below must be one of these; another one is an error that names the nearest. A text in the section's place is one too.</summary>
    public void Knows(IReadOnlyCollection<string> names, string accepted)
    {
        if (Text is { Length: > 0 }) Error($"a section with {accepted}");
        foreach (var child in Children)
        {
            if (names.Contains(child.Name, StringComparer.OrdinalIgnoreCase)) continue;
            var near = Nearest.To(child.Name, names);
            if (near is null) child.Error("an unknown key", accepted);
            else _errors.Add(new Problem(child.Key, $"found an unknown key; did you mean {near}?"));
        }
    }

    /// <summary>The entries of a list; an error, and none, when this is not a list.</summary>
    public IReadOnlyList<Node> Items(string accepted)
    {
        if (Children.Count == 0 && Text is { Length: > 0 })
        {
            Error(accepted);
            return [];
        }
        if (Children.All(child => int.TryParse(child.Name, out _))) return Children;
        Error(accepted);
        return [];
    }

    private static string Readable(string text)
    {
        var line = string.Concat(text.Select(letter => char.IsControl(letter) ? $"\\u{(int)letter:x4}" : letter.ToString()));
        return line.Length <= 120 ? line : $"{line[..120]}…";
    }
}
