using System.Net;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Configuration;

namespace HybridFailover.Engine.Tests.Sites;

public sealed class FleetReaderTests
{
    [Fact]
    public void The_example_of_the_README_is_read_as_it_is_written()
    {
        var reading = Written.Read(Written.Example);

        Assert.Empty(reading.Errors);
        Assert.Empty(reading.Warnings);
        var fleet = reading.Fleet!;
        Assert.Equal("us-east-1", fleet.Region);
        Assert.Null(fleet.Endpoint);
        var site = Assert.Single(fleet.Sites);
        Assert.Equal("LAX1", site.Code);
        Assert.Equal("Los Angeles", site.Name);
        Assert.Equal(TimeZoneInfo.Utc, site.TimeZone);
        Assert.Equal(["192.168.50.0/24"], site.Destinations.Select(destination => destination.Text));
        Assert.Equal(["rtb-0123456789abcdef0"], site.RouteTables);
        Assert.Equal(["dx", "vpn"], site.Paths.Select(path => path.Name));
        Assert.Equal([PathKind.DirectConnect, PathKind.Vpn], site.Paths.Select(path => path.Kind));
        Assert.Equal([NextHop.Propagated, new NextHop("eni-0123456789abcdef0")], site.Paths.Select(path => path.NextHop));
        Assert.Equal(
            new Target("icmp://192.168.50.1?source=10.0.2.10", TargetKind.Icmp, IPAddress.Parse("192.168.50.1"), Source: IPAddress.Parse("10.0.2.10")),
            site.Paths[0].Targets[1]);
        Assert.Equal(Presets.Of(Preset.Fast), site.Policy);
        Assert.All(site.Paths, path => Assert.Equal(site.Policy, path.Policy));
    }

    [Fact]
    public void Environment_variables_make_the_same_fleet_as_a_file()
    {
        var reading = FleetReader.Read(new ConfigurationBuilder().AddInMemoryCollection(
            Written.Build(Written.Example).AsEnumerable().Where(pair => pair.Value is not null)).Build());

        Assert.Empty(reading.Errors);
        var (fromFile, fromKeys) = (Written.Read(Written.Example).Fleet!.Sites[0], reading.Fleet!.Sites[0]);
        Assert.Equal(fromFile.Destinations, fromKeys.Destinations);
        Assert.Equal(fromFile.RouteTables, fromKeys.RouteTables);
        Assert.Equal(fromFile.Policy, fromKeys.Policy);
        Assert.Equal(fromFile.Paths.SelectMany(path => path.Targets), fromKeys.Paths.SelectMany(path => path.Targets));
        Assert.Equal(fromFile.Paths.Select(path => path.NextHop), fromKeys.Paths.Select(path => path.NextHop));
    }

    [Fact]
    public void Without_any_configuration_the_missing_sites_are_the_error() =>
        Assert.Equal(["HybridFailover:Sites: found nothing; accepted: a section with at least one site, by its code"], Written.Read("{}").Errors.Select(error => error.ToString()));
}
