using System.Buffers.Binary;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Overview;

/// <summary>
/// Makes one circuit's frames for the small charts: of each path that is shown, the seconds that this browser does not have yet. A frame that did
/// not arrive is made again, longer by what came meanwhile, and never longer than the chart.
/// </summary>
/// <remarks>
/// Little-endian. Header: version u8, 0 u8, series u16, the server's clock in Unix seconds u32. Each series: its number u16, count u16, first
/// second u32, then for each second latency u16 and loss u8 as in <see cref="SecondFigure"/>.
/// </remarks>
internal sealed class SparkFrames(RecentSeconds seconds)
{
    public const byte Version = 1;

    /// <summary>A snapshot of many sites goes out in several frames: one that is too long would hold up what people wait for.</summary>
    public const int MostBytes = 24 * 1024;

    private const int HeaderBytes = 8, SeriesBytes = 8, SecondBytes = 3;

    private readonly Dictionary<(string Site, string Path), Series> _series = [];
    private readonly List<(Series Series, long Newest)> _made = [];

    /// <summary>The number by which the browser knows a path.</summary>
    public int NumberOf(string site, string path) => Of((site, path)).Number;

    /// <param name="shown">The paths that are on the screen.</param>
    /// <param name="now">The server's clock, Unix seconds.</param>
    public byte[] Make(IEnumerable<(string Site, string Path)> shown, long now)
    {
        _made.Clear();
        var frame = new List<byte>(256);
        frame.AddRange(stackalloc byte[HeaderBytes]);
        ushort count = 0;
        foreach (var key in shown)
        {
            if (frame.Count > MostBytes) break;
            if (seconds.Newest(key.Site, key.Path) is not { } newest) continue;
            var series = Of(key);
            var first = Math.Max(series.Sent + 1, newest - RecentSeconds.Span + 1);
            if (first > newest) continue;
            Append(frame, series.Number, key, first, newest);
            _made.Add((series, newest));
            count++;
        }
        var bytes = frame.ToArray();
        bytes[0] = Version;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2), count);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)now);
        return bytes;
    }

    /// <summary>The browser has the frame that was made last.</summary>
    public void Confirm()
    {
        foreach (var (series, newest) in _made) series.Sent = newest;
        _made.Clear();
    }

    private void Append(List<byte> frame, int number, (string Site, string Path) key, long first, long newest)
    {
        Span<byte> head = stackalloc byte[SeriesBytes];
        BinaryPrimitives.WriteUInt16LittleEndian(head, (ushort)number);
        BinaryPrimitives.WriteUInt16LittleEndian(head[2..], (ushort)(newest - first + 1));
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], (uint)first);
        frame.AddRange(head);
        Span<byte> figure = stackalloc byte[SecondBytes];
        for (var second = first; second <= newest; second++)
        {
            var (latency, loss) = seconds.At(key.Site, key.Path, second);
            BinaryPrimitives.WriteUInt16LittleEndian(figure, latency);
            figure[2] = loss;
            frame.AddRange(figure);
        }
    }

    private Series Of((string Site, string Path) key)
    {
        if (!_series.TryGetValue(key, out var series)) _series[key] = series = new Series(_series.Count);
        return series;
    }

    private sealed class Series(int number)
    {
        public int Number { get; } = number;

        /// <summary>The newest second that the browser has; 0: none.</summary>
        public long Sent { get; set; }
    }
}
