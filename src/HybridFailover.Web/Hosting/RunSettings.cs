namespace HybridFailover.Web.Hosting;

/// <summary>What <c>run</c> was told.</summary>
/// <param name="ConfigFile">Null: none.</param>
/// <param name="Lab">The simulated lab was asked for.</param>
/// <param name="HostArguments">For the host's configuration, as <c>--Key=value</c>.</param>
internal sealed record RunSettings(string? ConfigFile, bool Lab, IReadOnlyList<string> HostArguments);
