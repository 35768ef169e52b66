namespace HybridFailover.Lab.Namespaces;

/// <summary>
/// The seven hosts, how they are joined, and what each knows when the lab starts: text for <c>ip -batch</c> and <c>nft -f</c>.
/// Everything that is set for a host may be set again, which is how a link that went down gets its addresses and routes back.
/// <code>
/// prod ─┐                     ┌─ dx ───┐
///       ├─ vpc (10.0.0.0/16) ─┤        ├─ host (192.168.50.0/24)
/// mon ──┘                     └─ vpn ~ peer
/// </code>
/// </summary>
internal static class NamespaceLayout
{
    /// <summary>Kernel tables of the VPC router: the utility subnet's, the way of the VPN's probes, the first production table.</summary>
    public const int UtilityTable = 901, VpnProbeTable = 902, FirstProductionTable = 1000;

    public const string ApplianceInterface = "vpn", DirectConnectInterface = "dx";
    public const string Appliance = "10.0.3.10", Appliance6 = "2001:db8:10:3::10";
    public const string DirectConnect = "169.254.100.2", DirectConnect6 = "2001:db8:10:fd::2";

    public const string Peer = "172.16.0.2", Peer6 = "2001:db8:50:fe::2";

    private const string RouterAMac = "02:00:00:00:50:01", RouterBMac = "02:00:00:00:50:02";

    public static string Suffix(LabHost host) => host switch
    {
        LabHost.Workload => "prod",
        LabHost.Monitor => "mon",
        LabHost.VpcRouter => "vpc",
        LabHost.DirectConnectRouter => "dx",
        LabHost.VpnAppliance => "vpn",
        LabHost.OnPremisesVpnRouter => "peer",
        LabHost.OnPremisesHost => "host",
        _ => throw new ArgumentOutOfRangeException(nameof(host), host, "Not a host of the lab."),
    };

    public static string Name(string prefix, LabHost host) => $"{prefix}-{Suffix(host)}";

    public static IReadOnlyList<LabHost> Hosts { get; } = Enum.GetValues<LabHost>();

    /// <summary>Pairs are made where they belong: nothing of the lab is ever seen in the machine's own namespace.</summary>
    public static string Links(string prefix)
    {
        string On(LabHost host) => Name(prefix, host);
        return $"""
            link add vpc netns {On(LabHost.Workload)} type veth peer name prod netns {On(LabHost.VpcRouter)}
            link add vpc netns {On(LabHost.Monitor)} type veth peer name mon netns {On(LabHost.VpcRouter)}
            link add vpc netns {On(LabHost.VpnAppliance)} type veth peer name {ApplianceInterface} netns {On(LabHost.VpcRouter)}
            link add vpc netns {On(LabHost.DirectConnectRouter)} type veth peer name {DirectConnectInterface} netns {On(LabHost.VpcRouter)}
            link add tun netns {On(LabHost.VpnAppliance)} type veth peer name tun netns {On(LabHost.OnPremisesVpnRouter)}
            link add lan netns {On(LabHost.DirectConnectRouter)} address {RouterAMac} type veth peer name dx netns {On(LabHost.OnPremisesHost)}
            link add lan netns {On(LabHost.OnPremisesVpnRouter)} address {RouterBMac} type veth peer name peer netns {On(LabHost.OnPremisesHost)}

            """;
    }

    /// <summary>Who must reach whom before the network is ready: every link once in each family.</summary>
    public static IReadOnlyList<(LabHost Host, string Address)> Neighbours { get; } =
    [
        (LabHost.Workload, "10.0.1.1"), (LabHost.Workload, "2001:db8:10:1::1"), (LabHost.Monitor, "10.0.2.1"), (LabHost.Monitor, "2001:db8:10:2::1"),
        (LabHost.VpcRouter, Appliance), (LabHost.VpcRouter, Appliance6), (LabHost.VpcRouter, DirectConnect), (LabHost.VpcRouter, DirectConnect6),
        (LabHost.VpnAppliance, Peer), (LabHost.VpnAppliance, Peer6),
        (LabHost.DirectConnectRouter, "192.168.50.10"), (LabHost.DirectConnectRouter, "2001:db8:50::10"),
        (LabHost.OnPremisesVpnRouter, "192.168.50.10"), (LabHost.OnPremisesVpnRouter, "2001:db8:50::10"),
    ];

    /// <summary>Kernel settings, by path below <c>/proc/sys/net</c>; before the links are made, so that they inherit them.</summary>
    public static IReadOnlyList<(string Path, string Value)> Settings { get; } =
    [
        ("ipv4/ip_forward", "1"), ("ipv6/conf/all/forwarding", "1"),
        ("ipv4/conf/all/rp_filter", "0"), ("ipv4/conf/default/rp_filter", "0"),
        ("ipv4/conf/all/send_redirects", "0"), ("ipv4/conf/default/send_redirects", "0"),
        ("ipv6/conf/default/accept_dad", "0"), ("ipv6/conf/default/accept_ra", "0"), ("ipv6/conf/default/keep_addr_on_down", "1"),
        // A path that rejects rejects every packet, not one a second.
        ("ipv4/icmp_ratelimit", "0"), ("ipv6/icmp/ratelimit", "0"),
        // Unprivileged ICMP sockets for every group.
        ("ipv4/ping_group_range", "0 2147483647"),
    ];

    /// <summary>What a host has beyond its links. Rules are not here: they must not be added twice.</summary>
    public static string Setup(LabHost host) => "link set lo up\n" + host switch
    {
        LabHost.Workload => """
            link set vpc up
            addr replace 10.0.1.10/24 dev vpc
            addr replace 2001:db8:10:1::10/64 dev vpc nodad
            route replace default via 10.0.1.1
            -6 route replace default via 2001:db8:10:1::1
            """,
        LabHost.Monitor => """
            link set vpc up
            addr replace 10.0.2.10/24 dev vpc
            addr replace 10.0.2.11/24 dev vpc
            addr replace 2001:db8:10:2::10/64 dev vpc nodad
            addr replace 2001:db8:10:2::11/64 dev vpc nodad
            route replace default via 10.0.2.1
            -6 route replace default via 2001:db8:10:2::1
            """,
        LabHost.VpcRouter => $"""
            link set prod up
            link set mon up
            link set {ApplianceInterface} up
            link set {DirectConnectInterface} up
            addr replace 10.0.1.1/24 dev prod
            addr replace 10.0.2.1/24 dev mon
            addr replace 10.0.3.1/24 dev {ApplianceInterface}
            addr replace 169.254.100.1/30 dev {DirectConnectInterface}
            addr replace 2001:db8:10:1::1/64 dev prod nodad
            addr replace 2001:db8:10:2::1/64 dev mon nodad
            addr replace 2001:db8:10:3::1/64 dev {ApplianceInterface} nodad
            addr replace 2001:db8:10:fd::1/64 dev {DirectConnectInterface} nodad
            route replace default via {Appliance} table {VpnProbeTable}
            -6 route replace default via {Appliance6} table {VpnProbeTable}
            """,
        LabHost.DirectConnectRouter => """
            link set vpc up
            link set lan up
            addr replace 169.254.100.2/30 dev vpc
            addr replace 192.168.50.1/24 dev lan
            addr replace 2001:db8:10:fd::2/64 dev vpc nodad
            addr replace 2001:db8:50::1/64 dev lan nodad
            route replace 10.0.0.0/16 via 169.254.100.1
            -6 route replace 2001:db8:10::/48 via 2001:db8:10:fd::1
            """,
        LabHost.VpnAppliance => """
            link set vpc up
            link set tun up
            addr replace 10.0.3.10/24 dev vpc
            addr replace 172.16.0.1/30 dev tun
            addr replace 2001:db8:10:3::10/64 dev vpc nodad
            addr replace 2001:db8:50:fe::1/64 dev tun nodad
            route replace 10.0.0.0/16 via 10.0.3.1
            route replace 192.168.50.0/24 via 172.16.0.2
            -6 route replace 2001:db8:10::/48 via 2001:db8:10:3::1
            -6 route replace 2001:db8:50::/48 via 2001:db8:50:fe::2
            """,
        LabHost.OnPremisesVpnRouter => """
            link set tun up
            link set lan up
            addr replace 172.16.0.2/30 dev tun
            addr replace 192.168.50.2/24 dev lan
            addr replace 2001:db8:50:fe::2/64 dev tun nodad
            addr replace 2001:db8:50::2/64 dev lan nodad
            route replace 10.0.0.0/16 via 172.16.0.1
            -6 route replace 2001:db8:10::/48 via 2001:db8:50:fe::1
            """,
        _ => """
            link set dx up
            link set peer up
            link set lan up
            addr replace 192.168.50.10/24 dev lan
            addr replace 192.168.50.11/24 dev lan
            addr replace 2001:db8:50::10/64 dev lan nodad
            addr replace 2001:db8:50::11/64 dev lan nodad
            route replace 10.0.0.0/16 via 192.168.50.1
            route replace default via 192.168.50.1 table 101
            route replace default via 192.168.50.2 table 102
            -6 route replace 2001:db8:10::/48 via 2001:db8:50::1
            -6 route replace default via 2001:db8:50::1 table 101
            -6 route replace default via 2001:db8:50::2 table 102
            """,
    } + "\n";

    /// <summary>Done once, before <see cref="Setup"/>: bridges and policy rules.</summary>
    public static string Rules(LabHost host) => host switch
    {
        // A VPC answers nobody for a destination without a route: it drops. Traffic inside the VPC goes before every route (local).
        LabHost.VpcRouter => $"""
            rule add to 10.0.0.0/16 lookup main priority 100
            rule add from 10.0.2.11 iif mon lookup {VpnProbeTable} priority 200
            rule add iif mon lookup {UtilityTable} priority 300
            rule add iif prod lookup {FirstProductionTable} priority 300
            rule add iif mon priority 400 type blackhole
            rule add iif prod priority 400 type blackhole
            -6 rule add to 2001:db8:10::/48 lookup main priority 100
            -6 rule add from 2001:db8:10:2::11 iif mon lookup {VpnProbeTable} priority 200
            -6 rule add iif mon lookup {UtilityTable} priority 300
            -6 rule add iif prod lookup {FirstProductionTable} priority 300
            -6 rule add iif mon priority 400 type blackhole
            -6 rule add iif prod priority 400 type blackhole

            """,
        // Probes go back the way they are pinned to; everything else the way it came, by the mark below.
        LabHost.OnPremisesHost => """
            link add lan type bridge mcast_snooping 0
            link set dx master lan
            link set peer master lan
            rule add to 10.0.2.10 lookup 101 priority 100
            rule add to 10.0.2.11 lookup 102 priority 100
            rule add fwmark 1 lookup 101 priority 200
            rule add fwmark 2 lookup 102 priority 200
            -6 rule add to 2001:db8:10:2::10 lookup 101 priority 100
            -6 rule add to 2001:db8:10:2::11 lookup 102 priority 100
            -6 rule add fwmark 1 lookup 101 priority 200
            -6 rule add fwmark 2 lookup 102 priority 200

            """,
        _ => "",
    };

    /// <summary>
    /// The return path on premises: each flow is answered through the router whose frame brought its latest packet. It stands in for
    /// a first-hop protocol between the two routers, and turns with the first packet after a failover.
    /// </summary>
    public static string ReturnPath => $$"""
        table inet back {
            chain arrive {
                type filter hook prerouting priority mangle; policy accept;
                iifname "lan" ether saddr {{RouterAMac}} ct mark set 1
                iifname "lan" ether saddr {{RouterBMac}} ct mark set 2
            }
            chain leave {
                type route hook output priority mangle; policy accept;
                meta mark set ct mark
            }
        }

        """;
}
