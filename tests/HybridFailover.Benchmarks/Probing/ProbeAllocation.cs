namespace HybridFailover.Benchmarks.Probing;
internal static class ProbeAllocation { public static int Run(string[] a) => 1; }
