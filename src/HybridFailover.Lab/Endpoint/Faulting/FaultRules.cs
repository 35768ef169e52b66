namespace HybridFailover.Lab.Endpoint.Faulting;

/// <summary>What a fault must say to be one.</summary>
internal static class FaultRules
{
    /// <exception cref="ArgumentException">With all that is wrong.</exception>
    public static void Check(Fault fault)
    {
        var errors = Errors(fault).ToList();
        if (errors.Count > 0) throw new ArgumentException($"{fault.Kind}: {string.Join(' ', errors)}");
    }

    private static IEnumerable<string> Errors(Fault fault)
    {
        if (!Enum.IsDefined(fault.Kind)) yield return "There is no such kind.";
        if (fault.Times is < 1) yield return $"Times is {fault.Times}; it must be at least 1, or left out.";
        if (fault.Skip < 0) yield return $"Skip is {fault.Skip}; it must not be negative.";
        if (fault.For <= TimeSpan.Zero) yield return $"For is {fault.For}; it must be longer than nothing, or left out.";
        if (fault.Kind is FaultKind.SlowAnswer or FaultKind.LaggingReads && fault.Delay <= TimeSpan.Zero) yield return "Delay must be given, such as 00:00:02.";
        if (fault.Kind == FaultKind.TokenBucket && (fault.Burst < 0 || fault.PerSecond is < 0 or double.NaN)) yield return "Burst and PerSecond must not be negative.";
        if (fault.Kind == FaultKind.InterfaceLost && fault.Interface is null) yield return "Interface must be given.";
        if (fault.Kind == FaultKind.ForeignChange && (fault.RouteTable is null || fault.Destination is null)) yield return "RouteTable and Destination must be given.";
    }
}
