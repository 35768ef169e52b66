namespace HybridFailover.Engine.Sites;

/// <summary>When automatic failback may start, in the site's time zone, e.g. <c>Mon-Fri 02:00-05:00</c>.</summary>
/// <param name="Days">The days on which the window opens.</param>
/// <param name="From">Opens.</param>
/// <param name="To">Closes, exclusive; not after <paramref name="From"/>: the window ends on the next day.</param>
public sealed record FailbackWindow(IReadOnlySet<DayOfWeek> Days, TimeOnly From, TimeOnly To)
{
    /// <summary>True when the window is open at a local time of the site.</summary>
    public bool IsOpenAt(DateTime local)
    {
        var time = TimeOnly.FromDateTime(local);
        if (From < To) return Days.Contains(local.DayOfWeek) && time >= From && time < To;
        return (time >= From && Days.Contains(local.DayOfWeek)) || (time < To && Days.Contains(local.AddDays(-1).DayOfWeek));
    }

    /// <summary>The same days, in whatever order, and the same hours.</summary>
    public bool Equals(FailbackWindow? other) => other is not null && Days.SetEquals(other.Days) && From == other.From && To == other.To;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Days.Count, From, To);
}
