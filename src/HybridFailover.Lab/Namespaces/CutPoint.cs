using HybridFailover.Engine.Sites;

namespace HybridFailover.Lab.Namespaces;

/// <summary>Where a path is cut: on premises, at the interface that its line ends on.</summary>
/// <param name="Interface">Faces AWS.</param>
/// <param name="Near">The host at the line's other end.</param>
internal sealed record CutPoint(LabHost Host, string Interface, LabHost Near)
{
    /// <summary>What the near end reaches over the line when it is whole.</summary>
    public IReadOnlyList<string> Addresses => Host == LabHost.DirectConnectRouter
        ? [NamespaceLayout.DirectConnect, NamespaceLayout.DirectConnect6]
        : [NamespaceLayout.Peer, NamespaceLayout.Peer6];

    public static CutPoint Of(PathKind kind) => kind == PathKind.DirectConnect
        ? new CutPoint(LabHost.DirectConnectRouter, "vpc", LabHost.VpcRouter)
        : new CutPoint(LabHost.OnPremisesVpnRouter, "tun", LabHost.VpnAppliance);

    /// <summary>The whole rule set of a cut, for <c>nft -f</c>: replaces the one before in one transaction.</summary>
    public string Rules(PathCut? cut) => "add table inet cut\ndelete table inet cut\n" + cut?.Kind switch
    {
        CutKind.Drop => Table(Arriving("drop"), Leaving),
        CutKind.OneWay => Table(Arriving("drop")),
        CutKind.OneWayBack => Table(Leaving),
        // One direction only, so that the ratio is the round trip's.
        CutKind.Loss => Table(Arriving($"numgen random mod 1000 < {(int)Math.Round(cut.LossRatio * 1000)} drop")),
        CutKind.Reject => Table(Refusing("input"), Refusing("forward")),
        _ => "",
    };

    private static string Table(params string[] chains) => $"table inet cut {{\n{string.Join('\n', chains)}\n}}\n";

    private string Arriving(string verdict) =>
        $"chain arriving {{\ntype filter hook prerouting priority raw; policy accept;\niifname \"{Interface}\" {verdict}\n}}";

    private string Leaving =>
        $"chain leaving {{\ntype filter hook postrouting priority 0; policy accept;\noifname \"{Interface}\" drop\n}}";

    private string Refusing(string hook) =>
        $"chain refuse_{hook} {{\ntype filter hook {hook} priority 0; policy accept;\niifname \"{Interface}\" reject with icmpx type host-unreachable\n}}";
}
