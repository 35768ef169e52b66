namespace HybridFailover.Engine.Health;

/// <summary>Why a path's quality is not what it should be. Each stands from its fail threshold to its recover threshold.</summary>
[Flags]
internal enum Flaws : byte
{
    None = 0,
    Loss = 1,
    Latency = 2,
    Jitter = 4,

    /// <summary>TCP or HTTP targets beside ICMP ones do not answer.</summary>
    Connect = 8,
}

/// <summary>All that the judge remembers of a path. A value: the judge is a function from one to the next.</summary>
internal struct JudgeState
{
    public Verdict Verdict;
    public TimeSpan Since;

    /// <summary>Enough rounds were seen since the start, or since the last long silence.</summary>
    public bool IsWarm;

    /// <summary>No result for three intervals plus one timeout; <see cref="Resumes"/> is what the next result goes on from.</summary>
    public bool IsSilent;
    public Verdict Resumes;
    public TimeSpan SilentSince;

    /// <summary>Lost rounds in a row, and when the first of them was sent.</summary>
    public int LostRounds;
    public TimeSpan? FirstLostSentAt;

    /// <summary>Good steady rounds in a row.</summary>
    public int GoodRounds;

    public DownTimes Downs;
    public Flaws Flaws;

    /// <summary>Rounds of TCP and HTTP targets beside ICMP ones, in a row.</summary>
    public int ConnectLost;
    public int ConnectGood;
}
