using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HybridFailover.Engine.Sites.Reading;

/// <summary>Reads a target such as <c>icmp://192.168.50.10?source=10.0.2.10</c>.</summary>
internal static class TargetText
{
    private const string Accepted =
        "icmp://ADDRESS, tcp://ADDRESS:PORT, http://HOST/… or https://HOST/…, with ?source=ADDRESS or ?interface=NAME";

    /// <summary>The target, or what is accepted instead.</summary>
    public static (Target? Target, string? Accepted) Parse(string text)
    {
        var colon = text.IndexOf("://", StringComparison.Ordinal);
        if (colon < 0) return (null, Addresses.Parse(text) is null ? Accepted : $"{Accepted}; did you mean icmp://{text}?");
        if (text.Any(char.IsWhiteSpace) || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            return (null, Accepted);

        var (rest, source, device, wrong) = Bindings(uri.Query);
        if (wrong is not null) return (null, wrong);
        var target = uri.Scheme switch
        {
            "icmp" or "tcp" when rest.Length > 0 => null,
            "icmp" => Icmp(text, colon, uri),
            "tcp" => Tcp(text, colon, uri),
            "http" or "https" => Http(text, uri, rest),
            _ => null,
        };
        if (target is null) return (null, uri.Scheme is "icmp" or "tcp" && rest.Length > 0 ? $"{Accepted}; no other option" : Accepted);

        target = target with { Source = source, Interface = device };
        if (target.Address is { } address && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || Addresses.IsMulticast(address)))
            return (null, "the address of one host");
        if (source is not null && target.Address is { } to && source.AddressFamily != to.AddressFamily)
            return (null, to.AddressFamily == AddressFamily.InterNetwork ? "an IPv4 source for an IPv4 target" : "an IPv6 source for an IPv6 target");
        return (target, null);
    }

    private static Target? Icmp(string text, int colon, Uri uri) =>
        uri.AbsolutePath is "" or "/" && Addresses.Parse(Unbracket(Authority(text, colon))) is { } address ? new Target(text, TargetKind.Icmp, address) : null;

    private static Target? Tcp(string text, int colon, Uri uri)
    {
        var authority = Authority(text, colon);
        var last = authority.LastIndexOf(':');
        return last > 0 && Addresses.Parse(Unbracket(authority[..last])) is { } address && uri.AbsolutePath is "" or "/" && uri.Port is > 0 and <= 65535
            ? new Target(text, TargetKind.Tcp, address, uri.Port) : null;
    }

    private static Target? Http(string text, Uri uri, string query)
    {
        if (uri.Host.Length == 0 || uri.Port == 0) return null;
        var url = new UriBuilder(uri) { Query = query }.Uri;
        return uri.HostNameType switch
        {
            UriHostNameType.Dns => new Target(text, TargetKind.Http, null, uri.Port, url),
            // The host as it was written: 10.1 would be taken for 10.0.0.1.
            UriHostNameType.IPv4 or UriHostNameType.IPv6 when text.Contains($"://{uri.Host}", StringComparison.OrdinalIgnoreCase) =>
                new Target(text, TargetKind.Http, IPAddress.Parse(Unbracket(uri.Host)), uri.Port, url),
            _ => null,
        };
    }

    private static string Unbracket(string host) => host is ['[', .. var inner, ']'] ? inner : host;

    /// <summary>Between the scheme and the path, as written: <see cref="Uri"/> would turn 10.1 into 10.0.0.1.</summary>
    private static string Authority(string text, int colon)
    {
        var rest = text[(colon + 3)..];
        var end = rest.IndexOfAny(['/', '?']);
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Takes our own options out of a query; what is left belongs to the URL.</summary>
    private static (string Query, IPAddress? Source, string? Interface, string? Wrong) Bindings(string query)
    {
        IPAddress? source = null;
        string? device = null;
        var rest = new List<string>();
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var left, var right] ? (left, Uri.UnescapeDataString(right)) : (pair, "");
            var again = (name == "source" && source is not null) || (name == "interface" && device is not null);
            if (again) return ("", null, null, string.Create(CultureInfo.InvariantCulture, $"{name} once"));
            if (name == "source")
            {
                source = Addresses.Parse(value);
                if (source is null || Addresses.IsMulticast(source)) return ("", null, null, "an address of this machine after source=");
            }
            else if (name == "interface")
            {
                device = value;
                // IFNAMSIZ less the closing zero.
                if (value.Length is 0 or > 15 || value.Any(character => character is '/' or ':' || char.IsWhiteSpace(character)))
                    return ("", null, null, "a name of 1 to 15 characters after interface=");
            }
            else rest.Add(pair);
        }
        return source is not null && device is not null
            ? ("", null, null, "source or interface, not both")
            : (string.Join('&', rest), source, device, null);
    }
}
