namespace HybridFailover.Lab.Namespaces;

/// <summary>The seven hosts, each a network namespace.</summary>
public enum LabHost
{
    /// <summary>A machine of the production subnet.</summary>
    Workload,

    /// <summary>Where the monitor runs: the utility subnet.</summary>
    Monitor,

    /// <summary>What a VPC does between its subnets: one kernel routing table for each route table.</summary>
    VpcRouter,

    /// <summary>Router A: ends Direct Connect on premises.</summary>
    DirectConnectRouter,

    /// <summary>The software VPN in the Local Zone, behind its network interface.</summary>
    VpnAppliance,

    /// <summary>Router B: ends the VPN on premises.</summary>
    OnPremisesVpnRouter,

    /// <summary>What production talks to, and what is probed.</summary>
    OnPremisesHost,
}
