namespace HybridFailover.Engine.Replay;

/// <summary>When a path was dead, as traffic sees it: from the first of two or more rounds in a row that no target answered, to the next that one did.</summary>
/// <param name="From">Since the origin: the first such round's sending.</param>
/// <param name="To">The next answered round's sending, or, where rounds end, the last one's; an outage of what was not measured is not counted.</param>
/// <param name="HasEnded">An answered round followed.</param>
/// <param name="IsKnown">Every round of it is in the evidence.</param>
internal readonly record struct Outage(TimeSpan From, TimeSpan To, bool HasEnded, bool IsKnown)
{
    /// <summary>One round alone is a loss.</summary>
    private const int Fewest = 2;

    /// <param name="silence">Rounds further apart than this have nothing between them that is known.</param>
    public static List<Outage> Of(IEnumerable<StoredRound> rounds, TimeSpan silence)
    {
        var outages = new List<Outage>();
        var (first, last, count, isKnown) = (TimeSpan.Zero, TimeSpan.Zero, 0, true);
        foreach (var round in rounds)
        {
            if (round.IsVoid) continue;
            if (count > 0 && round.SentAt - last > silence) End(last, hasEnded: false);
            if (!round.IsDead) { End(round.SentAt, hasEnded: true); continue; }
            if (count == 0) (first, isKnown) = (round.SentAt, true);
            (last, isKnown) = (round.SentAt, isKnown && round.IsKnown);
            count++;
        }
        End(last, hasEnded: false);
        return outages;

        void End(TimeSpan at, bool hasEnded)
        {
            if (count >= Fewest) outages.Add(new Outage(first, at, hasEnded, isKnown));
            count = 0;
        }
    }
}
