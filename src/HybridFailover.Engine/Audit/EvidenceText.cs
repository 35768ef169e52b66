namespace HybridFailover.Engine.Audit;

/// <summary>
/// The compact form of a path's rounds. Bytes: <c>'H' 'F' 'R' 1</c>, the number of rounds, then the columns in the order of <see cref="EvidenceColumns"/>.
/// Numbers are LEB128, seven bits a byte, the low ones first. The times of sending are differences to the round before, zigzag (0, -1, 1, -2 → 0, 1, 2, 3);
/// round trips are their value plus one, 0 for none; every other column is in runs: how many, which value. 180 s of 10 rounds a second take about 10 kB.
/// </summary>
public static class EvidenceText
{
    /// <summary>More than 120 s of bursts have; beyond it, content is not ours.</summary>
    public const int MostRounds = 1_000_000;

    private static ReadOnlySpan<byte> Magic => [(byte)'H', (byte)'F', (byte)'R', 1];

    public static byte[] Write(EvidenceColumns columns)
    {
        var bytes = new List<byte>();
        foreach (var letter in Magic) bytes.Add(letter);
        Number(bytes, (ulong)columns.Count);
        var before = 0L;
        foreach (var sent in columns.SentMicroseconds)
        {
            var step = sent - before;
            Number(bytes, (ulong)((step << 1) ^ (step >> 63)));
            before = sent;
        }
        foreach (var trip in columns.RoundTripMicroseconds) Number(bytes, (ulong)(trip + 1));
        Runs(bytes, columns.Kinds.Select(value => (uint)value));
        Runs(bytes, columns.Outcomes.Select(value => (uint)value));
        foreach (var column in new[] { columns.Sent, columns.Answered, columns.Late, columns.Void }) Runs(bytes, column);
        return [.. bytes];
    }

    /// <exception cref="FormatException">The bytes are not of this form; the message says where.</exception>
    public static EvidenceColumns Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic)) throw new FormatException("the evidence does not begin with HFR and form 1");
        var at = Magic.Length;
        var count = Number(bytes, ref at);
        if (count > MostRounds) throw new FormatException($"the evidence claims {count} rounds, more than {MostRounds}");
        var sent = new long[count];
        var before = 0L;
        for (var round = 0; round < sent.Length; round++)
        {
            var step = Number(bytes, ref at);
            before += (long)(step >> 1) ^ -(long)(step & 1);
            sent[round] = before;
        }
        var trips = new long[count];
        for (var round = 0; round < trips.Length; round++) trips[round] = (long)Number(bytes, ref at) - 1;
        var columns = new EvidenceColumns
        {
            SentMicroseconds = sent,
            RoundTripMicroseconds = trips,
            Kinds = Small(Runs(bytes, ref at, sent.Length), at),
            Outcomes = Small(Runs(bytes, ref at, sent.Length), at),
            Sent = Runs(bytes, ref at, sent.Length),
            Answered = Runs(bytes, ref at, sent.Length),
            Late = Runs(bytes, ref at, sent.Length),
            Void = Runs(bytes, ref at, sent.Length),
        };
        return at == bytes.Length ? columns : throw new FormatException($"the evidence goes on after its end, at byte {at}");
    }

    private static void Number(List<byte> bytes, ulong number)
    {
        for (; number >= 0x80; number >>= 7) bytes.Add((byte)(number | 0x80));
        bytes.Add((byte)number);
    }

    private static ulong Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        var number = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at >= bytes.Length) throw new FormatException($"the evidence ends early, at byte {at}");
            var part = bytes[at++];
            if (shift == 63 && part > 1) break;
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return number;
        }
        throw new FormatException($"the evidence has a number of more than 64 bits before byte {at}");
    }

    private static void Runs(List<byte> bytes, IEnumerable<uint> column)
    {
        var (length, value) = (0UL, 0U);
        foreach (var next in column)
        {
            if (length > 0 && next != value)
            {
                Number(bytes, length);
                Number(bytes, value);
                length = 0;
            }
            (length, value) = (length + 1, next);
        }
        if (length == 0) return;
        Number(bytes, length);
        Number(bytes, value);
    }

    private static uint[] Runs(ReadOnlySpan<byte> bytes, ref int at, int count)
    {
        var column = new uint[count];
        for (var round = 0; round < count;)
        {
            var length = Number(bytes, ref at);
            var value = Number(bytes, ref at);
            if (length == 0 || length > (ulong)(count - round) || value > uint.MaxValue) throw new FormatException($"the evidence has a run that can't be, before byte {at}");
            column.AsSpan(round, (int)length).Fill((uint)value);
            round += (int)length;
        }
        return column;
    }

    private static byte[] Small(uint[] column, int at) =>
        Array.TrueForAll(column, value => value <= byte.MaxValue)
            ? Array.ConvertAll(column, value => (byte)value)
            : throw new FormatException($"the evidence has a kind or outcome above 255 before byte {at}");
}
