using System.Net;
using System.Net.Sockets;

namespace HybridFailover.Engine.Sites.Reading;

/// <summary>Reads addresses as people write them, and nothing else.</summary>
internal static class Addresses
{
    /// <summary>Null for what the runtime would take and people don't mean: 10.1 (10.0.0.1), 010.0.0.1 (8.0.0.1), scopes, IPv4 in IPv6's clothes.</summary>
    public static IPAddress? Parse(string? text)
    {
        if (text is null || text.Contains('%', StringComparison.Ordinal) || !IPAddress.TryParse(text, out var address)) return null;
        if (address.AddressFamily == AddressFamily.InterNetwork) return address.ToString() == text ? address : null;
        return address.IsIPv4MappedToIPv6 || text.Contains('[', StringComparison.Ordinal) ? null : address;
    }

    public static bool IsMulticast(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork ? address.GetAddressBytes()[0] >= 224 : address.IsIPv6Multicast;
}
