namespace HybridFailover.Lab.Endpoint.Faulting;

/// <summary>What others do to the network.</summary>
internal static class ForeignHand
{
    public static void Act(VpcNetwork network, Fault fault)
    {
        if (fault.Kind == FaultKind.InterfaceLost) network.LoseInterface(fault.Interface!);
        else if (fault.Target is { } target) network.SetRoute(fault.RouteTable!, fault.Destination!, target);
        else network.RemoveRoute(fault.RouteTable!, fault.Destination!);
    }
}
