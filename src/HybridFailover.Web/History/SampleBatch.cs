using HybridFailover.Engine.Samples;

namespace HybridFailover.Web.History;

/// <summary>Samples that are written together. What could not be written stays in it for the next try.</summary>
/// <param name="most">How many it holds: their transaction is what a record may have to wait for.</param>
internal sealed class SampleBatch(int most)
{
    public List<PathSecond> Seconds { get; } = new(most);
    public List<PathMinute> Minutes { get; } = new(most);
    public List<LossRun> Runs { get; } = new(most);

    public int Count => Seconds.Count + Minutes.Count + Runs.Count;

    public int Room => most - Count;

    public void Clear()
    {
        Seconds.Clear();
        Minutes.Clear();
        Runs.Clear();
    }
}
