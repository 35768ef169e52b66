namespace HybridFailover.Engine.Failover;

/// <summary>What is looked at before a command is carried out. In the API in kebab case.</summary>
public enum GuardKind
{
    /// <summary>This monitor holds the lease.</summary>
    Lease,

    /// <summary>Neither shadow nor suspended.</summary>
    Mode,

    /// <summary>The site is not in the middle of something that the command must not cross.</summary>
    Settled,

    /// <summary>There is something to do: the site is elsewhere, a hold stands, an alarm waits.</summary>
    Purpose,

    /// <summary>A drill starts from the preferred path.</summary>
    DrillStart,

    /// <summary>The target's next hop leads somewhere: propagated rows cover every destination.</summary>
    Coverage,

    /// <summary>The target's verdict.</summary>
    Health,

    /// <summary>The target answered after the active path was lost.</summary>
    FreshProof,

    /// <summary>The routes were read lately.</summary>
    Observation,
}
