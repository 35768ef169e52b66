namespace HybridFailover.Engine.Failover;

/// <summary>Counts the versions that people look at: a new one for every change of standing, mode or verdict.</summary>
internal static class Versions
{
    private const int Kept = 256;

    public static void Count(Step step, SiteState before)
    {
        var now = step.State;
        var isSame = now.Standing == before.Standing && now.Mode == before.Mode
            && now.Paths.Length == before.Paths.Length && now.Paths.Zip(before.Paths).All(pair => pair.First.Verdict == pair.Second.Verdict);
        if (isSame && !now.Views.IsEmpty) return;
        var version = isSame ? now.Version : now.Version + 1;
        var views = now.Views.Enqueue(new(version, now.Standing, now.Mode, [.. now.Paths.Select(path => path.Verdict)]));
        while (views.Count() > Kept) views = views.Dequeue();
        step.State = now with { Version = version, Views = views };
    }
}
