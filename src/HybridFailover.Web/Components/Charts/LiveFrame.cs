using System.Buffers.Binary;
using HybridFailover.Engine.Monitoring;

namespace HybridFailover.Web.Components.Charts;

/// <summary>
/// What one push carries to the charts of a page: the rounds of each path since the last push. All numbers are little-endian. The browser's
/// reader is <c>wwwroot-assets/src/charts/frame.ts</c>; both are tested against the same bytes.
/// <code>
/// header, 16 bytes   u8  version, 1
///                    u8  flags: 1 = snapshot, forget what was before
///                    u32 sequence: one more than the frame's before it, else ask for a snapshot
///                    i64 server's clock, UTC, microseconds since 1970
///                    u16 number of paths that follow
/// path, 3 bytes      u8  rank of the path at its site
///                    u16 number of rounds that follow
/// round, 17 bytes    u32 index, the low 32 bits: one that comes again takes the place of the first
///                    i64 sent, UTC, microseconds since 1970
///                    u16 round trip in steps of 0.02 ms, up to 1.31 s; 0xFFFF lost, 0xFFFD late, 0xFFFE void
///                    u8  probes that count, u8 of them lost, u8 of them late
/// </code>
/// </summary>
internal static class LiveFrame
{
    public const byte Version = 1;
    public const ushort Lost = 0xFFFF, Void = 0xFFFE, Late = 0xFFFD;

    private const int Header = 16, PathHeader = 3, RoundBytes = 17;
    private const ushort Longest = 0xFFFC;
    private const uint StepTicks = (uint)(TimeSpan.TicksPerMillisecond / 50);

    /// <param name="paths">Of each path that has any: its rank and its rounds.</param>
    public static byte[] Of(uint sequence, bool isSnapshot, DateTimeOffset now, IReadOnlyList<(int Rank, ReadOnlyMemory<LiveRound> Rounds)> paths)
    {
        var frame = new byte[Header + paths.Sum(path => PathHeader + RoundBytes * path.Rounds.Length)];
        (frame[0], frame[1]) = (Version, isSnapshot ? (byte)1 : (byte)0);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(2), sequence);
        BinaryPrimitives.WriteInt64LittleEndian(frame.AsSpan(6), Microseconds(now.UtcTicks));
        BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(14), (ushort)paths.Count);
        var rest = frame.AsSpan(Header);
        foreach (var (rank, rounds) in paths)
        {
            rest[0] = (byte)rank;
            BinaryPrimitives.WriteUInt16LittleEndian(rest[1..], (ushort)rounds.Length);
            rest = rest[PathHeader..];
            foreach (ref readonly var round in rounds.Span)
            {
                Write(rest, in round);
                rest = rest[RoundBytes..];
            }
        }
        return frame;
    }

    private static void Write(Span<byte> to, in LiveRound round)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(to, (uint)round.Index);
        BinaryPrimitives.WriteInt64LittleEndian(to[4..], Microseconds(round.SentUtcTicks));
        BinaryPrimitives.WriteUInt16LittleEndian(to[12..], RoundTrip(in round));
        (to[14], to[15], to[16]) = (round.Sent, round.Lost, round.Late);
    }

    private static ushort RoundTrip(in LiveRound round) =>
        round.Sent == 0 ? Void
        : round.RoundTripTicks != 0 ? (ushort)Math.Clamp((round.RoundTripTicks + StepTicks / 2) / StepTicks, 1, Longest)
        : round.Lost == 0 && round.Late > 0 ? Late : Lost;

    private static long Microseconds(long utcTicks) => (utcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
