using HybridFailover.Benchmarks.Reporting;
using HybridFailover.Lab;
using HybridFailover.Lab.Namespaces;

namespace HybridFailover.Benchmarks.Cuts;

/// <summary>
/// The same with one direction cut only, by turns the one and the other, behind a live BGP and BFD session: what the two routers say
/// to each other gets through, and nothing else does. BGP with BFD never notices.
/// </summary>
internal static class OneWayCut
{
    private const string Sessions = "udp dport { 3784, 3785, 4784 } accept\ntcp dport 179 accept\ntcp sport 179 accept\n";

    public static async Task RunAsync(Bench bench)
    {
        await using var lab = await CutLab.UpAsync(bench.Cancel);
        await using var session = BgpSession.NotPossible is null ? await BgpSession.UpAsync(lab.Lab.Network, bench.Cancel) : null;
        var before = session is null ? null : await session.EstablishedAsync(bench.Cancel);
        var which = session is null ? $"without a BGP session: {BgpSession.NotPossible}" : "behind a live BGP and BFD session";
        foreach (var (preset, median, longest, _) in CutSeries.Figures)
        {
            var gaps = await CutSeries.RunAsync(bench, lab, preset, [PathCut.OneWay, PathCut.OneWayBack], bench.Settings.Times(12, 4), (cut, cancel) => MeasureAsync(lab, cut, cancel));
            CutSeries.Rows(bench.Table, $"production cut after a cut in one direction, by turns each, {which}, `{preset.ToString().ToLowerInvariant()}`", gaps, median, longest);
        }
        if (session is null) return;
        var lived = await session.IsUpAsync(bench.Cancel) && await session.EstablishedAsync(bench.Cancel) == before;
        bench.Table.Add("the BGP and BFD session during all of these cuts", lived ? "up throughout: BGP would never have moved" : "went down", "up throughout", lived);
    }

    private static Task<TimeSpan> MeasureAsync(CutLab lab, PathCut cut, CancellationToken cancel) => lab.MeasureAsync(
        () => RulesAsync(lab, cut.Kind == CutKind.OneWay
            ? $"chain arriving {{\ntype filter hook prerouting priority raw; policy accept;\niifname != \"vpc\" accept\n{Sessions}drop\n}}"
            : $"chain leaving {{\ntype filter hook postrouting priority 0; policy accept;\noifname != \"vpc\" accept\n{Sessions}drop\n}}", cancel),
        () => RulesAsync(lab, null, CancellationToken.None), cancel);

    /// <summary>On router A, at the interface that Direct Connect ends on.</summary>
    private static async Task RulesAsync(CutLab lab, string? chain, CancellationToken cancel)
    {
        var rules = "add table inet behind\ndelete table inet behind\n" + (chain is null ? "" : $"table inet behind {{\n{chain}\n}}\n");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, rules, cancel);
        var result = await lab.Lab.Network.ExecAsync(LabHost.DirectConnectRouter, "nft", ["-f", file], cancel);
        File.Delete(file);
        if (result.ExitCode != 0) throw new InvalidOperationException($"nft: {result.Error}");
    }
}
