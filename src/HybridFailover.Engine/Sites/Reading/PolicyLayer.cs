namespace HybridFailover.Engine.Sites.Reading;

/// <summary>The policy values that stand at one place: beside Aws, in a site, or in a path.</summary>
internal sealed class PolicyLayer
{
    private readonly Node _node;
    private readonly PolicyLayer? _outer;
    private readonly Preset? _preset;
    private readonly List<(string Name, Func<Policy, Policy> Change)> _values = [];

    /// <summary>Reads what stands in a node; <paramref name="outer"/> is what it stands in.</summary>
    public PolicyLayer(Node node, PolicyLayer? outer, bool onPath)
    {
        _node = node;
        _outer = outer;
        if (node.Find(nameof(Policy.Preset)) is { } preset) _preset = PolicyKey.ReadPreset(preset);
        foreach (var key in PolicyKey.All)
        {
            if (node.Find(key.Name) is not { } value) continue;
            if (onPath && !key.OnPath) value.Error($"{key.Name} in a path", $"{key.Name} in a site, or beside Aws for all sites");
            else if (key.Read(value) is { } change) _values.Add((key.Name, change));
        }
    }

    /// <summary>The policy in force here: the nearest preset's values, and over them every explicit value, the nearest last.</summary>
    public Policy Resolve() => Apply(Presets.Of(NearestPreset ?? Preset.Balanced));

    /// <summary>The key where the nearest of some values is set explicitly; where none is, where the first of them could be.</summary>
    public string KeyOf(IReadOnlyList<string> names)
    {
        for (var layer = this; layer is not null; layer = layer._outer)
            foreach (var name in names)
                if (layer._values.Any(value => value.Name == name)) return $"{layer._node.Key}:{name}";
        return $"{_node.Key}:{names[0]}";
    }

    private Preset? NearestPreset => _preset ?? _outer?.NearestPreset;

    private Policy Apply(Policy policy)
    {
        if (_outer is not null) policy = _outer.Apply(policy);
        foreach (var (_, change) in _values) policy = change(policy);
        return policy;
    }
}
