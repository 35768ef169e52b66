using System.Collections.Immutable;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Failover;

/// <summary>From the machine's state to what is remembered of it, and back at a start.</summary>
public static class Memory
{
    /// <summary>No hold or suspension by a person is longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(72);

    /// <summary>What a restart must not forget.</summary>
    public static RememberedSite Of(SiteState state) => new()
    {
        Code = state.Site.Code,
        // Shadow is configured, not commanded.
        Mode = state.Mode.Kind == ModeKind.Shadow ? Mode.Automatic : state.Mode,
        ModeReason = state.Mode.Kind == ModeKind.Shadow ? null : state.ModeReason,
        Failovers = state.Failovers,
        FlapCount = state.FlapCount,
        FailbackBlocked = state.FailbackBlocked,
        // Until the first read has told a first start from a loss, the doubt itself is what must not be lost.
        StateLost = state.StateLost ?? state.StateMissing,
        HoldBroken = state.HoldBroken,
        Acknowledged = [.. state.Alarms.Where(alarm => alarm.AcknowledgedBy is not null)],
        Wrote = [.. state.Wrote.Order(StringComparer.Ordinal)],
        Adopted = [.. state.Slots.Where(slot => slot.Adopted is not null).Select(slot => new AdoptedRow(slot.Slot.RouteTableId, slot.Slot.Destination.Text, slot.Adopted!))],
        Answers = [.. state.Answers.Values.OrderBy(given => given.At).ThenBy(given => given.Answer.Id, StringComparer.Ordinal)],
    };

    /// <summary>A site's state at a start. A hold whose end has passed meanwhile is ended by the machine, and recorded.</summary>
    public static SiteState Recall(Site site, StateReading reading, Instant at, uint seed = 1)
    {
        // Versions go on growing over a restart: one that somebody looked at before it is never taken for one of these.
        var state = SiteState.Create(site, seed) with { Version = at.Utc.ToUnixTimeMilliseconds() };
        switch (reading)
        {
            case StateReading.Unreadable unreadable: return state with { StateMissing = unreadable.Sentence, StateUnreadable = true };
            case StateReading.Missing missing: return state with { StateMissing = missing.Sentence };
            case StateReading.Read { Remembered: var remembered } when remembered.Find(site.Code) is { } known: return Recall(state, known, at);
            // New to this program, as a first start is.
            default: return state with { StateMissing = $"the state file says nothing of {site.Code}" };
        }
    }

    private static SiteState Recall(SiteState state, RememberedSite known, Instant at)
    {
        var shadow = state.Mode.Kind == ModeKind.Shadow;
        return state with
        {
            Mode = shadow ? state.Mode : known.Mode,
            Displaced = shadow && known.Mode.Kind is (ModeKind.Held or ModeKind.Suspended) ? known.Mode : null,
            ModeReason = shadow ? null : known.ModeReason,
            ModeEndsAt = shadow || known.Mode.Until is not { } until ? null : at.Mono + Left(until - at.Utc),
            Failovers = known.Failovers,
            FlapCount = known.FlapCount,
            FailbackBlocked = known.FailbackBlocked,
            StateLost = known.StateLost,
            HoldBroken = known.HoldBroken,
            Alarms = known.Acknowledged,
            Wrote = [.. known.Wrote],
            Slots = [.. state.Slots.Select(slot => slot with { Adopted = known.Adopted.FirstOrDefault(row => Is(row, slot))?.Target })],
            Answers = known.Answers.ToImmutableDictionary(given => given.Answer.Id),
        };
    }

    /// <summary>A machine that boots with its clock years behind must not hold for years.</summary>
    private static TimeSpan Left(TimeSpan left) => left < Longest ? left : Longest;

    private static bool Is(AdoptedRow row, SlotState slot) =>
        row.RouteTableId == slot.Slot.RouteTableId && row.Destination == slot.Slot.Destination.Text;
}
