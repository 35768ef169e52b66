using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>How the configuration file on disk stands to the configuration that runs.</summary>
/// <param name="Complaint">Null: what runs is what the file says. Else why it is not, in one sentence.</param>
/// <param name="Errors">All of a file that is invalid.</param>
/// <param name="Warnings">Of what runs.</param>
/// <param name="At">UTC: since when this is so.</param>
public sealed record ConfigurationStanding(string? Complaint, IReadOnlyList<Problem> Errors, IReadOnlyList<Problem> Warnings, DateTimeOffset At);
