using HybridFailover.Web.Components.Audit;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Tests.Components.Audit;

public sealed class FilterTokenTests
{
    [Fact]
    public void Each_part_has_a_token_and_its_own_way_out()
    {
        var tokens = FilterToken.Of(new AuditFilter { From = Samples.At, Site = "LAX1", Result = "open", NeedsReview = true, MinDuration = TimeSpan.FromSeconds(90), Text = "fibre" });

        Assert.Equal(
            ["From 2026-01-31 22:00 UTC", "Site: LAX1", "Result: In progress or without answer", "Took at least 90 s", "Needs review", "Text: “fibre”"], tokens.Select(token => token.Words));
        Assert.Equal("audit?from=2026-01-31T22%3A00%3A00Z&result=open&minDuration=90000ms&needsReview=true&q=fibre", tokens[1].Without);
        Assert.Empty(FilterToken.Of(new AuditFilter()));
    }

    [Fact]
    public void The_sentence_counts_what_is_found_in_all_there_is_and_names_the_range()
    {
        var page = new RecordedPage(new EntryPage([], null, null, 37, false), new Dictionary<long, EntryFacts>(), 1204, false, null);

        Assert.Equal("37 of 1\u00a0204 records, 2026-11-01 00:00 to 2026-11-22 08:00 UTC", FilterSentence.Of(page, new AuditFilter
        {
            From = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), To = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero),
        }));
        Assert.Equal("37 of more than 10\u00a0000 records", FilterSentence.Of(page with { Total = 10_000, IsTotalPartial = true }, new AuditFilter { Site = "LAX1" }));
        Assert.Equal("37 records", FilterSentence.Of(page, new AuditFilter()));
    }
}
