using HybridFailover.Engine.Samples;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Overview;

namespace HybridFailover.Web.Tests.Components.Overview;

public sealed class SparkFramesTests
{
    private const long Now = 1_000_000_000;

    private readonly RecentSeconds _seconds = new();
    private readonly SparkFrames _frames;

    public SparkFramesTests() => _frames = new SparkFrames(_seconds);

    [Fact]
    public void A_frame_is_written_as_the_script_reads_it()
    {
        for (var number = 0; number < 7; number++) _frames.NumberOf($"SITE{number}", "dx");
        Add("LAX1", Now - 3, sent: 10, lost: 0, median: 10_000);
        Add("LAX1", Now - 1, sent: 10, lost: 10, median: 0);

        var frame = _frames.Make([("LAX1", "dx")], Now);

        // Three seconds of series 7 at the end of five minutes: 10 ms, a gap, a lost one. The same bytes are read in frame.test.ts.
        var expected = "0100010000ca9a3b07002c01" + "d4c89a3b" + string.Concat(Enumerable.Repeat("feff00", 297)) + "f40100feff00ffff64";
        Assert.Equal(expected, Convert.ToHexStringLower(frame));
    }

    [Fact]
    public void A_second_frame_has_only_what_is_new()
    {
        Add("LAX1", Now - 2);
        var first = _frames.Make([("LAX1", "dx")], Now);
        _frames.Confirm();
        Add("LAX1", Now - 1);

        var second = _frames.Make([("LAX1", "dx")], Now + 1);

        Assert.Equal(8 + 8 + 300 * 3, first.Length);
        Assert.Equal(8 + 8 + 3, second.Length);
    }

    [Fact]
    public void A_frame_that_did_not_arrive_is_made_again_with_what_came_meanwhile()
    {
        Add("LAX1", Now - 2);
        _frames.Make([("LAX1", "dx")], Now);
        _frames.Confirm();
        Add("LAX1", Now - 1);
        _frames.Make([("LAX1", "dx")], Now + 1);
        Add("LAX1", Now);

        Assert.Equal(8 + 8 + 2 * 3, _frames.Make([("LAX1", "dx")], Now + 2).Length);
    }

    [Fact]
    public void A_path_without_samples_takes_no_place()
    {
        Assert.Equal(8, _frames.Make([("LAX1", "vpn")], Now).Length);
    }

    [Fact]
    public void Twelve_sites_cost_less_than_three_hundred_bytes_a_second()
    {
        (string, string)[] paths = [.. Enumerable.Range(0, 12).SelectMany(site => new[] { ($"SITE{site}", "dx"), ($"SITE{site}", "vpn") })];
        foreach (var (site, path) in paths) Add(site, Now - 3, path: path);
        _frames.Make(paths, Now);
        _frames.Confirm();
        foreach (var (site, path) in paths) Add(site, Now - 2, path: path);

        Assert.InRange(_frames.Make(paths, Now + 1).Length, 100, 300);
    }

    [Fact]
    public void A_snapshot_of_many_sites_goes_out_in_parts_and_comes_to_an_end()
    {
        (string, string)[] paths = [.. Enumerable.Range(0, 100).Select(site => ($"SITE{site}", "dx"))];
        foreach (var (site, path) in paths) Add(site, Now - 3, path: path);
        var sizes = new List<int>();
        do
        {
            sizes.Add(_frames.Make(paths, Now).Length);
            _frames.Confirm();
        }
        while (sizes[^1] > 8);

        Assert.True(sizes.Count > 2);
        Assert.All(sizes, size => Assert.True(size <= SparkFrames.MostBytes + 1_000, $"{size} bytes"));
        Assert.Equal(100 * (8 + 900), sizes.Sum() - 8 * sizes.Count);
    }

    private void Add(string site, long second, int sent = 10, int lost = 0, uint median = 10_000, string path = "dx") =>
        _seconds.Add(new PathSecond(site, path, second, sent, lost, 0, 0, median, median, median));
}
