using System.Collections.ObjectModel;
using HybridFailover.Engine.Probing;

namespace HybridFailover.Engine.Monitoring;

/// <summary>ICMP errors in operators' words.</summary>
internal static class ErrorNames
{
    private static readonly (EchoReplyKind Kind, string Name)[] Names =
    [
        (EchoReplyKind.NetworkUnreachable, "network unreachable"),
        (EchoReplyKind.HostUnreachable, "host unreachable"),
        (EchoReplyKind.ProtocolOrPortUnreachable, "protocol or port unreachable"),
        (EchoReplyKind.FragmentationNeeded, "fragmentation needed"),
        (EchoReplyKind.AdministrativelyProhibited, "administratively prohibited"),
        (EchoReplyKind.OtherUnreachable, "unreachable for another reason"),
        (EchoReplyKind.TimeExceeded, "time to live exceeded"),
    ];

    public static IReadOnlyDictionary<string, long> Of(in ErrorCounts counts)
    {
        Dictionary<string, long>? named = null;
        foreach (var (kind, name) in Names)
            if (counts[(int)kind] is > 0 and var count) (named ??= [])[name] = count;
        return named ?? (IReadOnlyDictionary<string, long>)ReadOnlyDictionary<string, long>.Empty;
    }
}
