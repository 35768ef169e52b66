using HybridFailover.Engine.Samples;

namespace HybridFailover.Web.History;

/// <summary>Samples of some paths of a site over one range, oldest first.</summary>
/// <param name="Next">Where the next page begins; null: this is the last one.</param>
internal sealed record SamplePage(IReadOnlyList<PathSamples> Paths, DateTimeOffset? Next);

/// <summary>Samples of a path: seconds or minutes, whichever was asked for, and the runs of the same range.</summary>
internal sealed record PathSamples(string Path, IReadOnlyList<PathSecond> Seconds, IReadOnlyList<PathMinute> Minutes, IReadOnlyList<LossRun> Runs);
