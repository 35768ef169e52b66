namespace HybridFailover.Web.Guard;

/// <summary>
/// Until sign-in exists, only somebody on this machine may change anything, and never a page that another site served into that
/// person's browser. Each rule is a no with its sentence; the first no answers.
/// </summary>
internal static class GuardRules
{
    /// <summary>Why this request may not command.</summary>
    /// <returns>Null: it may.</returns>
    public static string? WhyNoCommand(Approach approach)
    {
        if (!approach.IsLocal)
            return "Commands are taken from this machine only: over the loopback address or the Unix socket.";
        if (approach.Forwarder is { } header)
            return $"Commands are not taken through a proxy (the request has the header {header}). Send them to the monitor's own loopback address or Unix socket.";
        return WhyForeignHost(approach) ?? WhyForeignPage(approach);
    }

    /// <summary>Why this is a name that somebody else pointed at this machine, so that a browser takes his page and ours for one site.
    /// A proxy on this machine passes its public name on; it can read, and not command.</summary>
    /// <returns>Null: it is not.</returns>
    public static string? WhyForeignHost(Approach approach) =>
        approach is { IsLocal: true, Forwarder: null, HasLocalHost: false }
            ? $"The Host header \"{approach.Host}\" is not this machine's: over the loopback address or the Unix socket it is localhost, 127.0.0.1 or [::1]."
            : null;

    /// <summary>Why a page of another origin asks.</summary>
    /// <returns>Null: none does.</returns>
    public static string? WhyForeignPage(Approach approach) =>
        approach.IsOwnPage ? null : $"The request comes from a page of another origin ({approach.Origin ?? "Sec-Fetch-Site: " + approach.FetchSite}).";
}
