namespace HybridFailover.Engine.Sites.Reading;

/// <summary>Values of a policy that don't fit together.</summary>
/// <param name="Names">The values; the first is the one to be changed where none is set explicitly.</param>
internal sealed record PolicyFault(IReadOnlyList<string> Names, string Found, string Accepted)
{
    /// <summary>Noted where the nearest of the values was set, so that one mistake beside Aws is one error, not one for each path.</summary>
    public void Report(PolicyLayer layer, Node node) => node.Error(layer.KeyOf(Names), Found, Accepted);
}
