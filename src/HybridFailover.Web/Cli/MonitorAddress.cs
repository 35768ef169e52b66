namespace HybridFailover.Web.Cli;

/// <summary>Where a monitor answers: an HTTP address or a Unix socket.</summary>
/// <param name="SocketPath">Null for HTTP.</param>
internal sealed record MonitorAddress(Uri Url, string? SocketPath)
{
    public const string Accepted = "http://HOST:PORT, https://HOST:PORT or unix:PATH";

    /// <returns>Null when the text is neither.</returns>
    public static MonitorAddress? Parse(string text)
    {
        if (text.StartsWith("unix:", StringComparison.Ordinal) && text["unix:".Length..] is { Length: > 0 } path)
            // The guard wants a local name in the Host header, over the socket too.
            return new MonitorAddress(new Uri("http://localhost/"), Path.GetFullPath(path));
        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { Query: "", Fragment: "", UserInfo: "" }
            ? new MonitorAddress(url, null)
            : null;
    }

    public override string ToString() => SocketPath is null ? Url.ToString().TrimEnd('/') : "unix:" + SocketPath;
}
