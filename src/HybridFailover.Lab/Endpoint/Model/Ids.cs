using System.Globalization;

namespace HybridFailover.Lab.Endpoint.Model;

/// <summary>New ids, as EC2's: prefix and 17 hexadecimal digits. One seed gives one row of ids.</summary>
internal sealed class Ids(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();

    public string Next(IdKind kind)
    {
        lock (_gate) return string.Create(CultureInfo.InvariantCulture, $"{kind.Prefix}0{_random.NextInt64():x16}");
    }

    /// <summary>A request's id, a UUID.</summary>
    public string NextRequest()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (_gate) _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
