namespace HybridFailover.Web.History;

/// <summary>What was configured of a site at an instant is not recorded.</summary>
/// <param name="since">UTC: the first configuration that is; null: none at all.</param>
internal sealed class UnknownPastException(string site, DateTimeOffset at, DateTimeOffset? since)
    : Exception(since is { } known
        ? $"The history has the configuration of {site} from {known.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} on, and not of {at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}. Begin later: --from {known.UtcDateTime.AddSeconds(1):yyyy-MM-dd'T'HH:mm:ss'Z'}"
        : $"The history has no configuration of {site} before the end of the period: it was kept by a version that did not record any, or the site came later.");
