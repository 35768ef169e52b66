using HybridFailover.Engine.Health;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Api;

/// <summary>A path's health with the figures behind it.</summary>
/// <param name="Verdict"><c>unknown</c>, <c>up</c>, <c>degraded</c> or <c>down</c>.</param>
/// <param name="Sentence">The verdict in words; null before the first.</param>
public sealed record PathResource(
    string Name, PathKind Kind, string NextHop, Verdict Verdict, DateTimeOffset? VerdictSince, string? Sentence, int GoodRounds, bool WarmedUp,
    IReadOnlyList<string> Targets, FiguresResource Figures);

/// <summary>Round trips in milliseconds, ratios 0..1, counts since start. Null: not measured.</summary>
public sealed record FiguresResource(
    DateTimeOffset? NewestAt, double? AgeSeconds, double? LatencyMs, double? LatencyP50Ms, double? LatencyP95Ms, double? LatencyP99Ms, double? JitterMs,
    double? Loss10sRatio, double? Loss60sRatio, double? LossWindowRatio, double? Late60sRatio,
    long Sent, long Lost, long Late, long Void, long Rejected,
    IReadOnlyDictionary<string, long> Errors, IReadOnlyList<string> Warnings);
