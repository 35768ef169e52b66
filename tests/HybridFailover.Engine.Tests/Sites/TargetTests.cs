using System.Net;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Sites;

public sealed class TargetTests
{
    private static Target Read(string text)
    {
        var reading = Written.ReadWith(("Sites:LAX1:Paths:0:Targets:0", $"\"{text}\""));
        Assert.Empty(reading.Errors);
        return reading.Fleet!.Sites[0].Paths[0].Targets[0];
    }

    [Theory]
    [InlineData("icmp://192.168.50.10", "192.168.50.10", null, null)]
    [InlineData("ICMP://192.168.50.10/?interface=eth1", "192.168.50.10", null, "eth1")]
    [InlineData("icmp://[2001:db8::1]?source=2001:db8::2", "2001:db8::1", "2001:db8::2", null)]
    public void An_ICMP_target_has_an_address_and_perhaps_a_binding(string text, string address, string? source, string? device) =>
        Assert.Equal(new Target(text, TargetKind.Icmp, IPAddress.Parse(address), Source: source is null ? null : IPAddress.Parse(source), Interface: device), Read(text));

    [Fact]
    public void A_TCP_target_has_a_port()
    {
        Assert.Equal(new Target("tcp://192.168.50.10:443", TargetKind.Tcp, IPAddress.Parse("192.168.50.10"), 443), Read("tcp://192.168.50.10:443"));
        Assert.Equal(new Target("tcp://[2001:db8::1]:22", TargetKind.Tcp, IPAddress.Parse("2001:db8::1"), 22), Read("tcp://[2001:db8::1]:22"));
    }

    [Fact]
    public void A_URL_keeps_its_own_options_and_loses_ours()
    {
        var target = Read("https://intranet.example:8443/health?deep=1&source=10.0.2.10&x=a%20b");

        Assert.Equal(TargetKind.Http, target.Kind);
        Assert.Null(target.Address);
        Assert.Equal(8443, target.Port);
        Assert.Equal("https://intranet.example:8443/health?deep=1&x=a%20b", target.Url!.AbsoluteUri);
        Assert.Equal(IPAddress.Parse("10.0.2.10"), target.Source);
    }

    [Fact]
    public void A_URL_with_an_address_has_it() =>
        Assert.Equal((IPAddress.Parse("2001:db8::1"), 80, "http://[2001:db8::1]/"), (Read("http://[2001:db8::1]/").Address, Read("http://[2001:db8::1]/").Port, Read("http://[2001:db8::1]/").Url!.AbsoluteUri));

    [Theory]
    [InlineData("http://10.1/")]
    [InlineData("http://0x0a000001/")]
    [InlineData("icmp://010.0.0.1")]
    [InlineData("icmp://[fe80::1%25eth0]")]
    [InlineData("icmp://[::ffff:10.0.0.1]")]
    [InlineData("icmp://0.0.0.0")]
    [InlineData("icmp://user@10.0.0.1")]
    [InlineData("icmp://10.0.0.1#top")]
    [InlineData("tcp://10.0.0.1:0")]
    [InlineData("tcp://10.0.0.1:65536")]
    [InlineData("http://")]
    [InlineData("icmp://")]
    [InlineData("icmp://10.0.0.1?source=10.0.0.2&source=10.0.0.3")]
    [InlineData("icmp://10.0.0.1?interface=")]
    public void What_people_do_not_mean_is_refused(string text) =>
        Assert.StartsWith("HybridFailover:Sites:LAX1:Paths:0:Targets:0: found ", Assert.Single(Written.ErrorsWith(("Sites:LAX1:Paths:0:Targets:0", $"\"{text}\""))), StringComparison.Ordinal);
}
