namespace HybridFailover.Benchmarks.Probing;
internal static class ProbeRoundTrip { public static int Run(string[] a) => 1; }
