using HybridFailover.Web.Guard;
using Microsoft.AspNetCore.Http;

namespace HybridFailover.Web.Tests.Guard;

public sealed class GuardRulesTests
{
    private static readonly Approach Local = new(IsLocal: true, Forwarder: null, "http", new HostString("localhost", 5080), Origin: null, FetchSite: null);

    [Fact]
    public void A_person_on_this_machine_may_command() => Assert.Null(GuardRules.WhyNoCommand(Local));

    [Fact]
    public void A_person_elsewhere_may_not() => Assert.Contains("this machine only", GuardRules.WhyNoCommand(Local with { IsLocal = false }), StringComparison.Ordinal);

    [Fact]
    public void A_person_elsewhere_may_call_this_machine_by_any_name() =>
        Assert.Null(GuardRules.WhyForeignHost(Local with { IsLocal = false, Host = new HostString("monitor.example") }));

    [Fact]
    public void Another_port_of_this_machine_is_another_origin() =>
        Assert.Contains("another origin", GuardRules.WhyNoCommand(Local with { Origin = "http://localhost:8000" }), StringComparison.Ordinal);

    [Fact]
    public void Another_scheme_is_another_origin() =>
        Assert.Contains("another origin", GuardRules.WhyForeignPage(Local with { Origin = "https://localhost:5080" }), StringComparison.Ordinal);

    [Theory]
    [InlineData("cross-site"), InlineData("same-site"), InlineData("anything new")]
    public void What_the_browser_does_not_call_our_own_is_foreign(string site) => Assert.NotNull(GuardRules.WhyForeignPage(Local with { FetchSite = site }));
}
