using System.Globalization;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Web.Hubs;

/// <summary>What is wrong with a request to watch. Everything at once.</summary>
internal static class LiveRequestRules
{
    public static IEnumerable<string> Problems(LiveRequest request, Fleet fleet)
    {
        if (request.SamplesPerSecond is not (>= 0 and <= LiveFan.MostPerSecond))
            yield return string.Create(CultureInfo.InvariantCulture, $"samplesPerSecond: {request.SamplesPerSecond} is not accepted. Accepted: 0 (no samples) to {LiveFan.MostPerSecond}.");
        foreach (var code in request.Sites ?? [])
            if (!fleet.Sites.Any(site => site.Code.Equals(code, StringComparison.OrdinalIgnoreCase)))
                yield return $"sites: there is no site \"{code}\". There are: {string.Join(", ", fleet.Sites.Select(site => site.Code))}.";
    }
}
