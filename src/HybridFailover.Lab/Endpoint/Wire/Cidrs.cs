using System.Net.Sockets;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Endpoint.Model;

namespace HybridFailover.Lab.Endpoint.Wire;

/// <summary>CIDRs as EC2 reads them: four numbers in full for IPv4, host bits cleared.</summary>
internal static class Cidrs
{
    /// <exception cref="Refusal">InvalidParameterValue.</exception>
    public static Destination Read(string value, string parameter, AddressFamily family)
    {
        var isIPv6 = family == AddressFamily.InterNetworkV6;
        var inFull = isIPv6 || value.AsSpan().Count('.') == 3;
        return inFull && Destination.Parse(value) is { Network: not null } found && found.IsIPv6 == isIPv6
            ? found
            : throw Refusal.Invalid(value, parameter, isIPv6 ? "This is not a valid IPv6 CIDR block." : "This is not a valid CIDR block.");
    }
}
