namespace HybridFailover.Engine.Tests.Sites;

/// <summary>What a person reads when a target is wrong: the whole text.</summary>
public sealed class TargetErrorTests
{
    [Theory]
    [InlineData("Sites:LAX1:Paths:0:Targets:0", @"""192.168.50.10""",
        """HybridFailover:Sites:LAX1:Paths:0:Targets:0: found "192.168.50.10"; accepted: icmp://ADDRESS, tcp://ADDRESS:PORT, http://HOST/… or https://HOST/…, with ?source=ADDRESS or ?interface=NAME; did you mean icmp://192.168.50.10?""")]
    [InlineData("Sites:LAX1:Paths:0:Targets:0", @"""icmp://192.168.50""",
        """HybridFailover:Sites:LAX1:Paths:0:Targets:0: found "icmp://192.168.50"; accepted: icmp://ADDRESS, tcp://ADDRESS:PORT, http://HOST/… or https://HOST/…, with ?source=ADDRESS or ?interface=NAME""")]
    [InlineData("Sites:LAX1:Paths:0:Targets:0", @"""icmp://router.example""",
        """HybridFailover:Sites:LAX1:Paths:0:Targets:0: found "icmp://router.example"; accepted: icmp://ADDRESS, tcp://ADDRESS:PORT, http://HOST/… or https://HOST/…, with ?source=ADDRESS or ?interface=NAME""")]
    [InlineData("Sites:LAX1:Paths:0:Targets:0", @"""icmp://192.168.50.10:80""",
        """HybridFailover:Sites:LAX1:Paths:0:Targets:0: found "icmp://192.168.50.10:80"; accepted: icmp://ADDRESS, tcp://ADDRESS:PORT, http://HOST/… or https://HOST/…, with ?source=ADDRESS or ?interface=NAME""")]
    [InlineData("Sites:LAX1:Paths:0:Targets:0", @"""icmp://192.168.50.10/x""",
        """HybridFailover:Sites:LAX1:Paths:0:Targets:0: found "icmp://192.168.50.10/x"; accepted: icmp://ADDRESS, tcp://ADDRESS:PORT, http://HOST/… or https://HOST/…, with ?source=ADDRESS or ?interface=NAME""")]
    [InlineData("Sites:LAX1:Paths:0:Targets:0", @"""icmp://192.168.50.10?src=10.0.2.10""",
        """HybridFailover:Sites:LAX1:Paths:0:Targets:0: found "icmp://192.168.50.10?src=10.0.2.10"; accepted: icmp://ADDRESS, tcp://ADDRESS:PORT, http://HOST/… or https://HOST/…, with ?source=ADDRESS or ?interface=NAME; no other option""")]
    [InlineData("Sites:LAX1:Paths:0:Targets:0", @"""icmp://192.168.50.10?source=lo""",
        """HybridFailover:Sites:LAX1:Paths:0:Targets:0: found "icmp://192.168.50.10?source=lo"; accepted: an address of this machine after source=""")]
    [InlineData("Sites:LAX1:Paths:0:Targets:0", @"""icmp://192.168.50.10?source=10.0.2.10&interface=eth1""",
        """HybridFailover:Sites:LAX1:Paths:0:Targets:0: found "icmp://192.168.50.10?source=10.0.2.10&interface=eth1"; accepted: source or interface, not both""")]
    [InlineData("Sites:LAX1:Paths:0:Targets:0", @"""icmp://192.168.50.10?interface=averyveryverylongname""",
        """HybridFailover:Sites:LAX1:Paths:0:Targets:0: found "icmp://192.168.50.10?interface=averyveryverylongname"; accepted: a name of 1 to 15 characters after interface=""")]
    [InlineData("Sites:LAX1:Paths:0:Targets:0", @"""icmp://192.168.50.10?source=2001:db8::1""",
        """HybridFailover:Sites:LAX1:Paths:0:Targets:0: found "icmp://192.168.50.10?source=2001:db8::1"; accepted: an IPv4 source for an IPv4 target""")]
    [InlineData("Sites:LAX1:Paths:0:Targets:0", @"""icmp://[2001:db8::1]?source=10.0.2.10""",
        """HybridFailover:Sites:LAX1:Paths:0:Targets:0: found "icmp://[2001:db8::1]?source=10.0.2.10"; accepted: an IPv6 source for an IPv6 target""")]
    [InlineData("Sites:LAX1:Paths:0:Targets:0", @"""icmp://224.0.0.5""",
        """HybridFailover:Sites:LAX1:Paths:0:Targets:0: found "icmp://224.0.0.5"; accepted: the address of one host""")]
    [InlineData("Sites:LAX1:Paths:0:Targets:0", @"""tcp://192.168.50.10""",
        """HybridFailover:Sites:LAX1:Paths:0:Targets:0: found "tcp://192.168.50.10"; accepted: icmp://ADDRESS, tcp://ADDRESS:PORT, http://HOST/… or https://HOST/…, with ?source=ADDRESS or ?interface=NAME""")]
    [InlineData("Sites:LAX1:Paths:0:Targets:0", @"""ping://192.168.50.10""",
        """HybridFailover:Sites:LAX1:Paths:0:Targets:0: found "ping://192.168.50.10"; accepted: icmp://ADDRESS, tcp://ADDRESS:PORT, http://HOST/… or https://HOST/…, with ?source=ADDRESS or ?interface=NAME""")]
    [InlineData("Sites:LAX1:Paths:0:Targets:0", @"""icmp://192.168.50.1?source=10.0.2.10""",
        """HybridFailover:Sites:LAX1:Paths:0:Targets:1: found "icmp://192.168.50.1?source=10.0.2.10", which HybridFailover:Sites:LAX1:Paths:0:Targets:0 has too; accepted: each target, with its source, once in a site""")]
    [InlineData("Sites:LAX1:Paths:1:Targets:0", @"""icmp://192.168.50.1?source=10.0.2.10""",
        """HybridFailover:Sites:LAX1:Paths:1:Targets:0: found "icmp://192.168.50.1?source=10.0.2.10", which HybridFailover:Sites:LAX1:Paths:0:Targets:1 has too; accepted: each target, with its source, once in a site""")]
    public void A_wrong_target_is_told_with_what_is_accepted(string key, string? json, params string[] errors) =>
        Assert.Equal(errors, Written.ErrorsWith((key, json)));
}
