namespace HybridFailover.Engine.Tests.Sites;

/// <summary>What a person reads when keys, names and lists are wrong: the whole text.</summary>
public sealed class SiteErrorTests
{
    [Theory]
    [InlineData("Sitez", "{}",
        "HybridFailover:Sitez: found an unknown key; did you mean Sites?")]
    [InlineData("Interva", @"""00:00:01""",
        "HybridFailover:Interva: found an unknown key; did you mean Interval?")]
    [InlineData("Frobnicate", "1",
        "HybridFailover:Frobnicate: found an unknown key; accepted: Aws, Sites, Audit, Commands, History, DataDirectory, SpillDirectory, or a policy value")]
    [InlineData("Commands:SecondPerson", @"""sometimes""",
        """HybridFailover:Commands:SecondPerson: found "sometimes"; accepted: true or false""")]
    [InlineData("Commands:SecondPersons", "true",
        "HybridFailover:Commands:SecondPersons: found an unknown key; did you mean SecondPerson?")]
    [InlineData("Aws:Regio", @"""us-east-1""",
        "HybridFailover:Aws:Regio: found an unknown key; did you mean Region?")]
    [InlineData("Aws:Region", @"""moon""",
        """HybridFailover:Aws:Region: found "moon"; accepted: an AWS Region such as us-east-1""")]
    [InlineData("Aws:Endpoint", @"""localhost:8000""",
        """HybridFailover:Aws:Endpoint: found "localhost:8000"; accepted: a URL such as https://ec2.us-east-1.amazonaws.com""")]
    [InlineData("Aws", @"""us-east-1""",
        """HybridFailover:Aws: found "us-east-1"; accepted: a section with Region or Endpoint""")]
    [InlineData("Sites", @"""LAX1""",
        """HybridFailover:Sites: found "LAX1"; accepted: a section with at least one site, by its code""")]
    [InlineData("Sites:LAX2", @"""x""",
        """HybridFailover:Sites:LAX2: found "x"; accepted: a section with Name, TimeZone, Region, Destinations, RouteTables, Paths, or a policy value""",
        "HybridFailover:Sites:LAX2:Destinations: found nothing; accepted: a list of at least one destination",
        "HybridFailover:Sites:LAX2:RouteTables: found nothing; accepted: a list of at least one route table",
        "HybridFailover:Sites:LAX2:Paths: found nothing; accepted: a list of 2 to 4 paths, the preferred one first")]
    [InlineData("Sites:LAX1:Paths:1", @"""vpn""",
        """HybridFailover:Sites:LAX1:Paths:1: found "vpn"; accepted: a section with Name, Kind, NextHop, Targets, or a policy value""",
        "HybridFailover:Sites:LAX1:Paths:1:Name: found nothing; accepted: a name of 1 to 32 letters, digits, dashes or underscores, and not mixed, foreign, unknown, propagated, none or all",
        "HybridFailover:Sites:LAX1:Paths:1:Kind: found nothing; accepted: DirectConnect or Vpn",
        "HybridFailover:Sites:LAX1:Paths:1:NextHop: found nothing; accepted: propagated, or a target: eni-…, vgw-… or tgw-… with 8 or 17 hexadecimal digits",
        "HybridFailover:Sites:LAX1:Paths:1:Targets: found nothing; accepted: a list of 1 to 16 targets")]
    [InlineData("Sites:LAX1:Paths:1", "null",
        "HybridFailover:Sites:LAX1:Paths:1:Name: found nothing; accepted: a name of 1 to 32 letters, digits, dashes or underscores, and not mixed, foreign, unknown, propagated, none or all",
        "HybridFailover:Sites:LAX1:Paths:1:Kind: found nothing; accepted: DirectConnect or Vpn",
        "HybridFailover:Sites:LAX1:Paths:1:NextHop: found nothing; accepted: propagated, or a target: eni-…, vgw-… or tgw-… with 8 or 17 hexadecimal digits",
        "HybridFailover:Sites:LAX1:Paths:1:Targets: found nothing; accepted: a list of 1 to 16 targets")]
    [InlineData("Sites:LAX1:Destinations:0", "null",
        "HybridFailover:Sites:LAX1:Destinations:0: found nothing; accepted: an IPv4 or IPv6 CIDR such as 192.168.50.0/24, or a prefix list, pl-… with 8 or 17 hexadecimal digits")]
    [InlineData("DataDirectory", """["a"]""",
        "HybridFailover:DataDirectory: found a list; accepted: a directory")]
    [InlineData("SpillDirectory", @"""""",
        """HybridFailover:SpillDirectory: found ""; accepted: a directory""")]
    [InlineData("Sites:LAX1:Destination", """["10.0.0.0/8"]""",
        "HybridFailover:Sites:LAX1:Destination: found an unknown key; did you mean Destinations?")]
    [InlineData("Sites:LAX1:Paths:0:Target", "[]",
        "HybridFailover:Sites:LAX1:Paths:0:Target: found an unknown key; did you mean Targets?")]
    [InlineData("Sites:LAX1:Paths:0:FailbackDelay", @"""00:01:00""",
        "HybridFailover:Sites:LAX1:Paths:0:FailbackDelay: found FailbackDelay in a path; accepted: FailbackDelay in a site, or beside Aws for all sites")]
    [InlineData("Sites:LAX1:Name", @"""""",
        """HybridFailover:Sites:LAX1:Name: found ""; accepted: one line of at most 100 characters""")]
    [InlineData("Sites:LAX1:Name", @"""a\nb""",
        """HybridFailover:Sites:LAX1:Name: found "a\u000ab"; accepted: one line of at most 100 characters""")]
    [InlineData("Sites:LAX1:TimeZone", @"""Mars/Olympus""",
        """HybridFailover:Sites:LAX1:TimeZone: found "Mars/Olympus"; accepted: an IANA time zone such as America/Los_Angeles""")]
    [InlineData("Sites:LAX1:TimeZone", @"""Pacific Standard Time""",
        """HybridFailover:Sites:LAX1:TimeZone: found "Pacific Standard Time"; accepted: an IANA time zone such as America/Los_Angeles""")]
    [InlineData("Sites:a b", "{}",
        """HybridFailover:Sites:a b: found the site code "a b"; accepted: a code of 1 to 16 letters, digits and dashes that begins with a letter or a digit""",
        "HybridFailover:Sites:a b:Destinations: found nothing; accepted: a list of at least one destination",
        "HybridFailover:Sites:a b:RouteTables: found nothing; accepted: a list of at least one route table",
        "HybridFailover:Sites:a b:Paths: found nothing; accepted: a list of 2 to 4 paths, the preferred one first")]
    [InlineData("Sites:ABCDEFGHIJKLMNOPQ", "{}",
        """HybridFailover:Sites:ABCDEFGHIJKLMNOPQ: found the site code "ABCDEFGHIJKLMNOPQ"; accepted: a code of 1 to 16 letters, digits and dashes that begins with a letter or a digit""",
        "HybridFailover:Sites:ABCDEFGHIJKLMNOPQ:Destinations: found nothing; accepted: a list of at least one destination",
        "HybridFailover:Sites:ABCDEFGHIJKLMNOPQ:RouteTables: found nothing; accepted: a list of at least one route table",
        "HybridFailover:Sites:ABCDEFGHIJKLMNOPQ:Paths: found nothing; accepted: a list of 2 to 4 paths, the preferred one first")]
    [InlineData("Sites:LAX1:Destinations", null,
        "HybridFailover:Sites:LAX1:Destinations: found nothing; accepted: a list of at least one destination")]
    [InlineData("Sites:LAX1:Destinations", "[]",
        "HybridFailover:Sites:LAX1:Destinations: found an empty list; accepted: a list of at least one destination")]
    [InlineData("Sites:LAX1:Destinations", @"""10.0.0.0/8""",
        """HybridFailover:Sites:LAX1:Destinations: found "10.0.0.0/8"; accepted: a list of at least one destination""")]
    [InlineData("Sites:LAX1:Destinations:0", @"""10/8""",
        """HybridFailover:Sites:LAX1:Destinations:0: found "10/8"; accepted: an IPv4 or IPv6 CIDR such as 192.168.50.0/24, or a prefix list, pl-… with 8 or 17 hexadecimal digits""")]
    [InlineData("Sites:LAX1:Destinations:0", @"""pl-xyz""",
        """HybridFailover:Sites:LAX1:Destinations:0: found "pl-xyz"; accepted: an IPv4 or IPv6 CIDR such as 192.168.50.0/24, or a prefix list, pl-… with 8 or 17 hexadecimal digits""")]
    [InlineData("Sites:LAX1:Destinations:0", """{"a":1}""",
        "HybridFailover:Sites:LAX1:Destinations:0: found a section; accepted: an IPv4 or IPv6 CIDR such as 192.168.50.0/24, or a prefix list, pl-… with 8 or 17 hexadecimal digits")]
    [InlineData("Sites:LAX1:Destinations:1", @"""192.168.50.9/24""",
        """HybridFailover:Sites:LAX1:Destinations:1: found "192.168.50.0/24", which HybridFailover:Sites:LAX1:Destinations:0 has too; accepted: each destination once""")]
    [InlineData("Sites:LAX1:Destinations:1", @"""192.168.0.0/16""",
        "HybridFailover:Sites:LAX1:Destinations:0: found 192.168.50.0/24, which overlaps 192.168.0.0/16 of HybridFailover:Sites:LAX1:Destinations:1 in rtb-0123456789abcdef0; accepted: destinations that don't overlap in one route table")]
    [InlineData("Sites:LAX1:Destinations:1", @"""169.254.169.254/32""",
        """HybridFailover:Sites:LAX1:Destinations:1: found "169.254.169.254/32", inside 169.254.168.0/22; accepted: a destination outside of it: EC2 keeps that for its own services""")]
    [InlineData("Sites:LAX1:Destinations:1", @"""fd00:ec2::254/128""",
        """HybridFailover:Sites:LAX1:Destinations:1: found "fd00:ec2::254/128", inside fd00:ec2::/32; accepted: a destination outside of it: EC2 keeps that for its own services""")]
    [InlineData("Sites:LAX1:RouteTables", "[]",
        "HybridFailover:Sites:LAX1:RouteTables: found an empty list; accepted: a list of at least one route table")]
    [InlineData("Sites:LAX1:RouteTables:0", @"""rtb-1""",
        """HybridFailover:Sites:LAX1:RouteTables:0: found "rtb-1"; accepted: a route table, rtb-… with 8 or 17 hexadecimal digits""")]
    [InlineData("Sites:LAX1:RouteTables:1", @"""rtb-0123456789abcdef0""",
        """HybridFailover:Sites:LAX1:RouteTables:1: found "rtb-0123456789abcdef0", which HybridFailover:Sites:LAX1:RouteTables:0 has too; accepted: each route table once""")]
    [InlineData("Sites:LAX1:Paths", "[]",
        "HybridFailover:Sites:LAX1:Paths: found an empty list; accepted: a list of 2 to 4 paths, the preferred one first")]
    [InlineData("Sites:LAX1:Paths", @"""dx""",
        """HybridFailover:Sites:LAX1:Paths: found "dx"; accepted: a list of 2 to 4 paths, the preferred one first""")]
    [InlineData("Sites:LAX1:Paths:0:Name", null,
        "HybridFailover:Sites:LAX1:Paths:0:Name: found nothing; accepted: a name of 1 to 32 letters, digits, dashes or underscores, and not mixed, foreign, unknown, propagated, none or all")]
    [InlineData("Sites:LAX1:Paths:0:Name", @"""mixed""",
        """HybridFailover:Sites:LAX1:Paths:0:Name: found "mixed"; accepted: a name of 1 to 32 letters, digits, dashes or underscores, and not mixed, foreign, unknown, propagated, none or all""")]
    [InlineData("Sites:LAX1:Paths:1:Name", @"""DX""",
        """HybridFailover:Sites:LAX1:Paths:1:Name: found "DX", which HybridFailover:Sites:LAX1:Paths:0:Name has too; accepted: a name of its own for each path""")]
    [InlineData("Sites:LAX1:Paths:0:Kind", null,
        "HybridFailover:Sites:LAX1:Paths:0:Kind: found nothing; accepted: DirectConnect or Vpn")]
    [InlineData("Sites:LAX1:Paths:0:Kind", @"""Satellite""",
        """HybridFailover:Sites:LAX1:Paths:0:Kind: found "Satellite"; accepted: DirectConnect or Vpn""")]
    [InlineData("Sites:LAX1:Paths:0:Kind", @"""1""",
        """HybridFailover:Sites:LAX1:Paths:0:Kind: found "1"; accepted: DirectConnect or Vpn""")]
    [InlineData("Sites:LAX1:Paths:0:NextHop", null,
        "HybridFailover:Sites:LAX1:Paths:0:NextHop: found nothing; accepted: propagated, or a target: eni-…, vgw-… or tgw-… with 8 or 17 hexadecimal digits")]
    [InlineData("Sites:LAX1:Paths:0:NextHop", @"""i-0123456789abcdef0""",
        """HybridFailover:Sites:LAX1:Paths:0:NextHop: found "i-0123456789abcdef0"; accepted: propagated, or a target: eni-…, vgw-… or tgw-… with 8 or 17 hexadecimal digits""")]
    [InlineData("Sites:LAX1:Paths:1:NextHop", @"""propagated""",
        """HybridFailover:Sites:LAX1:Paths:1:NextHop: found "propagated", which HybridFailover:Sites:LAX1:Paths:0:NextHop has too; accepted: a next hop of its own for each path""")]
    [InlineData("Sites:LAX1:Paths:0:NextHop", @"""eni-0123456789abcdef0""",
        """HybridFailover:Sites:LAX1:Paths:1:NextHop: found "eni-0123456789abcdef0", which HybridFailover:Sites:LAX1:Paths:0:NextHop has too; accepted: a next hop of its own for each path""")]
    [InlineData("Sites:LAX1:Paths:0:Targets", null,
        "HybridFailover:Sites:LAX1:Paths:0:Targets: found nothing; accepted: a list of 1 to 16 targets")]
    [InlineData("Sites:LAX1:Paths:0:Targets", "[]",
        "HybridFailover:Sites:LAX1:Paths:0:Targets: found 0 targets; accepted: a list of 1 to 16 targets")]
    public void A_wrong_key_or_list_is_told_with_what_is_accepted(string key, string? json, params string[] errors) =>
        Assert.Equal(errors, Written.ErrorsWith((key, json)));
}
