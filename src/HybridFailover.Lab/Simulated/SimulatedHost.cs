namespace HybridFailover.Lab.Simulated;

/// <summary>A probe target of the simulated network: the path that leads to it, and its address as replies carry it.</summary>
internal readonly record struct SimulatedHost(SimulatedPath Path, UInt128 Number);
