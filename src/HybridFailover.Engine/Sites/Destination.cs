using System.Net;
using System.Net.Sockets;
using HybridFailover.Engine.Sites.Reading;

namespace HybridFailover.Engine.Sites;

/// <summary>What a route leads to: an IPv4 or IPv6 CIDR in normal form (no host bits), or a prefix list's id.</summary>
/// <param name="Text">Normal form, as EC2 stores it: <c>192.168.50.0/24</c>, <c>2001:db8::/32</c>, <c>pl-0123…</c>.</param>
/// <param name="Network">The CIDR; null for a prefix list.</param>
public sealed record Destination(string Text, IPNetwork? Network)
{
    /// <summary>True for <c>pl-…</c>.</summary>
    public bool IsPrefixList => Network is null;

    /// <summary>True for an IPv6 CIDR.</summary>
    public bool IsIPv6 => Network is { BaseAddress.AddressFamily: AddressFamily.InterNetworkV6 };

    /// <summary>Reads a CIDR or prefix-list id; host bits are cleared, as EC2 does (100.68.0.18/18 becomes 100.68.0.0/18).</summary>
    /// <returns>Null when the text is neither.</returns>
    public static Destination? Parse(string? text)
    {
        if (text is null) return null;
        if (text.StartsWith("pl-", StringComparison.Ordinal) && text.Length > 3) return new Destination(text, null);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || Addresses.Parse(text[..slash]) is not { } address) return null;
        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        if (!int.TryParse(text.AsSpan(slash + 1), System.Globalization.NumberStyles.None, null, out var length) || length > bits) return null;
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bits; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        var network = new IPNetwork(new IPAddress(bytes), length);
        return new Destination(network.ToString(), network);
    }

    /// <summary>True when every address of <paramref name="other"/> is in this CIDR. False for prefix lists, whose content is not known here.</summary>
    public bool Covers(Destination other) =>
        Network is { } mine && other.Network is { } theirs
        && mine.BaseAddress.AddressFamily == theirs.BaseAddress.AddressFamily
        && mine.PrefixLength <= theirs.PrefixLength && mine.Contains(theirs.BaseAddress);

    /// <summary>True when the two share an address, or are the same prefix list.</summary>
    public bool Overlaps(Destination other) => Text == other.Text || Covers(other) || other.Covers(this);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
