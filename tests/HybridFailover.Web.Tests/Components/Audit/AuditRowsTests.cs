using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Audit;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Tests.Components.Audit;

public sealed class AuditRowsTests
{
    [Fact]
    public void A_transition_is_named_by_the_kinds_of_its_paths_with_its_four_times()
    {
        var at = Samples.At;
        var row = AuditRows.Of(EntrySamples.Entry(), EntryFacts.None with
        {
            DetectedAt = at.AddMilliseconds(-166), DecidedAt = at, AppliedAt = at.AddMilliseconds(26), VerifiedAt = at.AddMilliseconds(34), Rounds = 1812, InPrevious = TimeSpan.FromHours(3),
        }, EntrySamples.Fleet);

        Assert.Equal("Direct Connect → VPN", row.What);
        Assert.Equal("Transition 1204, LAX1, Direct Connect to VPN, 22:00:00 UTC", row.Name);
        Assert.Equal([166, 26, 8], row.Steps.Select(step => step!.Value.TotalMilliseconds));
        Assert.Equal(("Automatic", "Done", Severity.Normal, "3 h", "1\u00a0812 rounds"), (row.Trigger, row.Result, row.Severity, row.InPrevious, row.Evidence));
    }

    [Fact]
    public void A_site_that_is_gone_keeps_the_names_of_its_records() =>
        Assert.Equal("dx → vpn", AuditRows.Of(EntrySamples.Entry(), EntryFacts.None, new Fleet { Sites = [] }).What);

    [Fact]
    public void A_refused_command_names_what_was_asked_and_the_guard()
    {
        var row = AuditRows.Of(EntrySamples.Entry("command", "refused", "manual", "alice", "vpn is down"), EntryFacts.None with { Kind = "failover", Rejection = "target-down" }, EntrySamples.Fleet);

        Assert.Equal("Fail over to VPN", row.What);
        Assert.Equal("TargetDown: VPN is down", row.Cause);
        Assert.Equal(("Refused", Severity.Warning), (row.Result, row.Severity));
        Assert.Empty(row.Steps);
        Assert.False(row.IsOpen);
    }

    [Fact]
    public void A_transition_without_an_outcome_is_in_progress() =>
        Assert.True(AuditRows.Of(EntrySamples.Entry(result: null) with { Outcome = null }, EntryFacts.None, EntrySamples.Fleet) is { IsOpen: true, Result: "In progress", Severity: Severity.Notice });

    [Fact]
    public void What_this_version_has_no_word_for_is_shown_by_its_own() =>
        Assert.Equal("Moon landed", AuditRows.Of(EntrySamples.Entry("moon-landed", null, null), EntryFacts.None, EntrySamples.Fleet).What);
}
