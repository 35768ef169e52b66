using System.Collections.Concurrent;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab;

namespace HybridFailover.Web.Tests.Fakes;

/// <summary>A lab whose cuts change nothing but themselves.</summary>
internal sealed class FakeLab(Fleet fleet) : ILabControl
{
    private readonly ConcurrentDictionary<(string, string), PathCut> _cuts = [];

    public IReadOnlyList<LabPath> Paths =>
        [.. fleet.Sites.SelectMany(site => site.Paths.Select(path => new LabPath(site.Code, path.Name, _cuts.GetValueOrDefault((site.Code, path.Name)), "")))];

    public IReadOnlyList<LabTraffic> Traffic =>
        [.. fleet.Sites.Select(site => _cuts.ContainsKey((site.Code, site.Paths[0].Name))
            ? new LabTraffic(site.Code, false, $"Production traffic is lost: 2 of 2 routes lead to {site.Paths[0].Name}, which is cut.")
            : new LabTraffic(site.Code, true, $"Production traffic flows over {site.Paths[0].Name}."))];

    public Task CutAsync(string site, string path, PathCut how, CancellationToken cancel)
    {
        if (how.Kind == CutKind.Reject) throw new LabException($"{path} of {site} can't be cut by reject. Possible: drop.");
        _cuts[(site, path)] = how;
        return Task.CompletedTask;
    }

    public Task HealAsync(string site, string path, CancellationToken cancel)
    {
        _cuts.TryRemove((site, path), out _);
        return Task.CompletedTask;
    }
}
