using System.Text.Json;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Charts;

namespace HybridFailover.Web.Tests.Components.Charts;

public sealed class LiveFrameTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddMilliseconds(1_795_333_263_214);

    [Fact]
    public void Writes_the_bytes_that_the_browsers_test_reads()
    {
        LiveRound[] dx =
        [
            new(uint.MaxValue, Ago(400), 123_400, 2, 0, 0),
            new(uint.MaxValue + 1L, Ago(200), 0, 2, 2, 0),
            new(uint.MaxValue + 2L, Ago(100), 0, 2, 0, 2),
        ];
        LiveRound[] vpn = [new(12, Ago(300), (uint)TimeSpan.FromSeconds(5).Ticks, 1, 0, 0), new(13, Ago(50), 0, 0, 0, 0)];

        var frame = LiveFrame.Of(7, isSnapshot: true, Now, [(0, dx), (1, vpn)]);

        using var fixture = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Components/Charts/frame.fixture.json")));
        Assert.Equal(fixture.RootElement.GetProperty("hex").GetString(), Convert.ToHexStringLower(frame));
    }

    [Fact]
    public void A_round_trip_is_never_written_as_none()
    {
        var frame = LiveFrame.Of(1, isSnapshot: false, Now, [(0, new LiveRound[] { new(0, Ago(0), 1, 1, 0, 0) })]);

        Assert.Equal(1, BitConverter.ToUInt16(frame, 16 + 3 + 12));
    }

    private static long Ago(int milliseconds) => Now.AddMilliseconds(-milliseconds).UtcTicks;
}
