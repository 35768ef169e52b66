namespace HybridFailover.Lab;

/// <summary>What a person may turn in a running lab, from the page, the API and the command line. Thread-safe.
/// Sites and paths compare without case.</summary>
public interface ILabControl
{
    /// <summary>Every path, site by site in order of preference, as it is now.</summary>
    IReadOnlyList<LabPath> Paths { get; }

    /// <summary>Whether production traffic flows, site by site, now.</summary>
    IReadOnlyList<LabTraffic> Traffic { get; }

    /// <summary>Breaks a path; replaces the cut that it had.</summary>
    /// <exception cref="LabException">No such site or path, or this network can't be cut in this way; the message says which can.</exception>
    Task CutAsync(string site, string path, PathCut how, CancellationToken cancel);

    /// <summary>Takes the cut away; one that is not cut stays as it is.</summary>
    /// <exception cref="LabException">No such site or path.</exception>
    Task HealAsync(string site, string path, CancellationToken cancel);
}
