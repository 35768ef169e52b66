using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Sites;

namespace HybridFailover.Engine.Tests.Monitoring;

public sealed class EarlierConfigurationTests
{
    private static readonly DateTimeOffset Earlier = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Started = Earlier.AddDays(1);
    private static readonly Fleet Stored = Written.ReadWith().Fleet!;

    [Fact]
    public async Task What_was_changed_while_no_monitor_ran_is_named() =>
        Assert.Equal("LAX1: policy", (await CompareAsync(Wrote(Stored), Written.ReadWith(("Sites:LAX1:FailbackDelay", "\"00:07:00\"")).Fleet!))!.Sentence);

    [Fact]
    public async Task A_site_that_was_taken_out_and_one_that_was_put_in_are_named()
    {
        var site = Stored.Sites[0];
        Assert.Equal("PHX1: new site. LAX1: removed", (await CompareAsync(Wrote(Stored), Stored with { Sites = [Renamed(site, "PHX1")] }))!.Sentence);
    }

    [Fact]
    public async Task The_same_configuration_is_no_change() => Assert.True((await CompareAsync(Wrote(Stored), Written.ReadWith().Fleet!))!.IsEmpty);

    [Fact]
    public async Task What_this_run_wrote_itself_is_not_taken_for_what_was_before()
    {
        var now = Written.ReadWith(("Sites:LAX1:FailbackDelay", "\"00:07:00\"")).Fleet!;
        Assert.Equal("LAX1: policy", (await CompareAsync([.. Wrote(Stored), .. Wrote(now, Started)], now))!.Sentence);
    }

    [Fact]
    public async Task A_first_start_has_nothing_to_compare_with() => Assert.Null(await CompareAsync([], Stored));

    [Fact]
    public async Task Records_of_a_version_that_did_not_name_its_sites_say_nothing() =>
        Assert.Null(await CompareAsync([EventContent.Of(AuditEntry.Program, AuditKind.ProgramStarted, Earlier, "started; sites: 1")], Stored));

    private static Task<FleetChange?> CompareAsync(IReadOnlyList<AuditEntry> stored, Fleet fleet) =>
        EarlierConfiguration.CompareAsync(new ReadOnlyStore(stored), fleet, Started);

    private static IReadOnlyList<AuditEntry> Wrote(Fleet fleet, DateTimeOffset? at = null) =>
    [
        .. fleet.Sites.Select(site => ConfigurationContent.Of(site, at ?? Earlier)),
        EventContent.Of(AuditEntry.Program, AuditKind.ProgramStarted, at ?? Earlier, "started", (EarlierConfiguration.SitesFact, EarlierConfiguration.Codes(fleet))),
    ];

    private static Site Renamed(Site site, string code) => ConfigurationContent.Read(
        ConfigurationContent.Of(site, Earlier).Content.Replace($"\"code\":\"{site.Code}\"", $"\"code\":\"{code}\"", StringComparison.Ordinal));

    private sealed class ReadOnlyStore(IReadOnlyList<AuditEntry> stored) : IAuditStore
    {
        public string? Degraded => null;

        public Task AppendAsync(params IReadOnlyList<AuditEntry> entries) => Task.CompletedTask;

        public Task<IReadOnlyList<AuditEntry>> EarlierTransitionsAsync(int limit) => Task.FromResult<IReadOnlyList<AuditEntry>>([]);

        public Task<IReadOnlyList<AuditEntry>> NewestAsync(string chain, IReadOnlyList<AuditKind> kinds, int limit) => Task.FromResult<IReadOnlyList<AuditEntry>>(
            [.. stored.Where(entry => entry.Chain == chain && kinds.Contains(entry.Kind)).Reverse().Take(limit)]);
    }
}
