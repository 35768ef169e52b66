namespace HybridFailover.Engine.Health;

/// <summary>What is known of one path's health at an instant: all that the machine needs of it. Times are monotonic.</summary>
public readonly record struct PathReport
{
    /// <summary>The site's code.</summary>
    public required string Site { get; init; }

    /// <summary>The path's name.</summary>
    public required string Path { get; init; }

    /// <summary>When this was so.</summary>
    public required TimeSpan At { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Since when the verdict stands.</summary>
    public required TimeSpan VerdictSince { get; init; }

    /// <summary>Good rounds in a row, the present run.</summary>
    public int GoodRounds { get; init; }

    /// <summary>When the first probe of the present run of lost rounds was sent; null while no round in a row is lost.</summary>
    public TimeSpan? FirstLostSentAt { get; init; }

    /// <summary>When the newest probe that was validly answered in time was sent; null when none ever was.</summary>
    public TimeSpan? AnsweredSentAt { get; init; }

    /// <summary>Warm-up is over: the verdict unknown, if it stands, is not for want of rounds since start.</summary>
    public bool WarmedUp { get; init; }

    /// <summary>The verdict in words with its figures, e.g. "4 rounds lost in a row (limit 4)".</summary>
    public required string Sentence { get; init; }
}
