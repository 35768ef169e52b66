namespace HybridFailover.Engine.Sites.Reading;

/// <summary>What could be read of a path; the rest is null, and its error noted.</summary>
internal sealed record PathDraft(
    Node Node, PolicyLayer Layer, string? Name, PathKind? Kind, NextHop? NextHop, IReadOnlyList<(Node Node, Target Target)> Targets)
{
    public Policy Policy { get; } = Layer.Resolve();

    /// <summary>For messages: its name, or its key where the name is what is wrong.</summary>
    public string Label => Name ?? Node.Name;

    /// <summary>To be called when nothing was wrong.</summary>
    public SitePath Build() => new()
    {
        Name = Name!, Kind = Kind!.Value, NextHop = NextHop!, Targets = [.. Targets.Select(target => target.Target)], Policy = Policy,
    };
}
