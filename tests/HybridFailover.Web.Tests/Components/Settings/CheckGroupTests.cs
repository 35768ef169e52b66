using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Settings;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Settings;

public sealed class CheckGroupTests
{
    [Fact]
    public void What_needs_a_person_goes_first_and_the_rest_is_counted()
    {
        var groups = CheckGroup.Of(
        [
            PreflightCheck.Pass(null, "credentials", "Known."), PreflightCheck.Warn("SYD1", "permission CreateRoute rtb-1", "Not known."),
            PreflightCheck.Fail("SYD1", "permission DeleteRoute rtb-1", "Not allowed."), PreflightCheck.Pass("SYD1", "effective rtb-1 10.0.0.0/8", "Effective."),
        ]);

        Assert.Equal(["AWS access", "Route safety"], groups.Select(group => group.Name));
        Assert.Equal(["permission DeleteRoute rtb-1", "permission CreateRoute rtb-1"], groups[0].Open.Select(check => check.Name));
        Assert.Equal(["1 failed, 1 warning, 1 passed", "1 passed"], groups.Select(group => group.Count));
    }

    [Fact]
    public void A_checks_address_is_the_same_at_every_run_and_has_nothing_that_an_address_has_not()
    {
        Assert.Equal("check-SYD1-effective-rtb-1-10-0-0-0-8", CheckGroup.IdOf(PreflightCheck.Pass("SYD1", "effective rtb-1 10.0.0.0/8", "")));
        Assert.Equal("check-all-credentials", CheckGroup.IdOf(PreflightCheck.Fail(null, "credentials", "")));
    }

    [Fact]
    public void The_configurations_version_changes_with_it_and_only_with_it()
    {
        var fleet = new Fleet { Sites = [PageSamples.Site()] };
        var same = new Fleet { Sites = [PageSamples.Site()] };
        var other = new Fleet { Sites = [PageSamples.Site() with { RouteTables = ["rtb-other"] }] };

        Assert.Matches("^[0-9a-f]{12}$", ShownConfiguration.Hash(fleet));
        Assert.Equal(ShownConfiguration.Hash(fleet), ShownConfiguration.Hash(same));
        Assert.NotEqual(ShownConfiguration.Hash(fleet), ShownConfiguration.Hash(other));
    }

    [Fact]
    public void A_password_in_an_address_is_not_shown()
    {
        Assert.Equal("https://•••@10.0.0.1/health", ShownConfiguration.Masked("https://ops:secret@10.0.0.1/health"));
        Assert.Equal("icmp://10.0.0.1?source=10.0.0.2", ShownConfiguration.Masked("icmp://10.0.0.1?source=10.0.0.2"));
        Assert.Contains("routeTables", ShownConfiguration.Json(PageSamples.Site()), StringComparison.Ordinal);
    }
}
