using System.Collections.Concurrent;
using HybridFailover.Engine.Samples;

namespace HybridFailover.Web.Components.Live;

/// <summary>
/// The last five minutes of every path, a figure for each second, for the small charts: noted on the samples' way to the database, so that
/// a screen that opens needs no database. Written by the prober's thread, read by any; nobody waits, and nothing is allocated but for a new path.
/// </summary>
public sealed class RecentSeconds(ISampleStore? next = null) : ISampleStore
{
    /// <summary>Seconds that can be asked for.</summary>
    public const int Span = 300;

    /// <summary>A little more than can be asked for: the oldest are overwritten while the newest are read.</summary>
    private const int Places = 320;

    private readonly ConcurrentDictionary<(string Site, string Path), Ring> _rings = new();

    public void Add(in PathSecond second)
    {
        _rings.GetOrAdd((second.Site, second.Path), _ => new Ring()).Put(in second);
        next?.Add(in second);
    }

    public void Add(in PathMinute minute) => next?.Add(in minute);

    public void Add(in LossRun run) => next?.Add(in run);

    /// <summary>The newest second that is known of a path, Unix seconds; null: none.</summary>
    public long? Newest(string site, string path) => _rings.TryGetValue((site, path), out var ring) ? ring.Newest : null;

    /// <summary>One second of a path; <see cref="SecondFigure.Gap"/> when nothing is known of it.</summary>
    public SecondFigure At(string site, string path, long second) => _rings.TryGetValue((site, path), out var ring) ? ring.At(second) : SecondFigure.Gap;

    /// <summary>Probes without any reply over the five minutes up to the newest second that is known of a path, 0..1; null: none was sent in them.</summary>
    public double? Loss(string site, string path)
    {
        if (!_rings.TryGetValue((site, path), out var ring) || ring.Newest is not { } newest) return null;
        long counted = 0, lost = 0;
        for (var second = newest - Span + 1; second <= newest; second++)
        {
            var probes = ring.ProbesAt(second);
            (counted, lost) = (counted + probes.Counted, lost + probes.Lost);
        }
        return counted == 0 ? null : (double)lost / counted;
    }

    private sealed class Ring
    {
        // The second and its figure in one word: a reader sees both of them or neither.
        private readonly long[] _words = new long[Places];

        // As exact as they were counted, which the figure is not: the second's last 24 bits, the probes that count, and those lost of them.
        private readonly ulong[] _probes = new ulong[Places];
        private long _newest;

        /// <summary>Far more than can be sent in a second.</summary>
        private const int MostProbes = 0xF_FFFF;

        public long? Newest => Volatile.Read(ref _newest) is > 0 and var newest ? newest : null;

        public void Put(in PathSecond of)
        {
            var second = of.Second;
            var counted = (ulong)Math.Clamp(of.Sent - of.Void, 0, MostProbes);
            var lost = (ulong)Math.Clamp(of.Lost, 0, (int)counted);
            Volatile.Write(ref _words[second % Places], (second << 24) | (long)SecondFigure.Of(in of).Word);
            Volatile.Write(ref _probes[second % Places], (Mark(second) << 40) | (counted << 20) | lost);
            Volatile.Write(ref _newest, second);
        }

        public SecondFigure At(long second)
        {
            var word = Volatile.Read(ref _words[second % Places]);
            return word >> 24 == second ? SecondFigure.FromWord((uint)(word & 0xFF_FFFF)) : SecondFigure.Gap;
        }

        public (long Counted, long Lost) ProbesAt(long second)
        {
            var word = Volatile.Read(ref _probes[second % Places]);
            return word >> 40 == Mark(second) ? ((long)((word >> 20) & MostProbes), (long)(word & MostProbes)) : (0, 0);
        }

        // Half a year until it comes round again.
        private static ulong Mark(long second) => (ulong)second & 0xFF_FFFF;
    }
}
