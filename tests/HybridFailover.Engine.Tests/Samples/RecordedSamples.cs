using HybridFailover.Engine.Samples;

namespace HybridFailover.Engine.Tests.Samples;

/// <summary>Keeps all samples in the order in which they came.</summary>
internal sealed class RecordedSamples : ISampleStore
{
    private readonly List<PathSecond> _seconds = [];
    private readonly List<PathMinute> _minutes = [];
    private readonly List<LossRun> _runs = [];

    public PathSecond[] Seconds(string path) => [.. _seconds.Where(second => second.Path == path)];

    public PathMinute[] Minutes(string path) => [.. _minutes.Where(minute => minute.Path == path)];

    public LossRun[] Runs(string path) => [.. _runs.Where(run => run.Path == path)];

    public void Add(in PathSecond second) => _seconds.Add(second);

    public void Add(in PathMinute minute) => _minutes.Add(minute);

    public void Add(in LossRun run) => _runs.Add(run);
}
