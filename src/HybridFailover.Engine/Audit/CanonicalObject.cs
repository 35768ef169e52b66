namespace HybridFailover.Engine.Audit;

/// <summary>Puts members into canonical order.</summary>
public sealed class CanonicalObject
{
    private readonly SortedDictionary<string, string> _members = new(StringComparer.Ordinal);

    /// <param name="value">Canonical already: by <see cref="Canonical"/> or another object.</param>
    public CanonicalObject Add(string name, string value)
    {
        _members.Add(name, value);
        return this;
    }

    public override string ToString() => $"{{{string.Join(',', _members.Select(member => $"{Canonical.Text(member.Key)}:{member.Value}"))}}}";
}
