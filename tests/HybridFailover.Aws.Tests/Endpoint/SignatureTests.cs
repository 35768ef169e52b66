using System.Text;
using HybridFailover.Lab.Endpoint;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Aws.Tests.Endpoint;

public sealed class SignatureTests
{
    private const string Identity = "Action=GetCallerIdentity&Version=2011-06-15";
    private const string Vpcs = "Action=DescribeVpcs&Version=2016-11-15";

    /// <summary>From AWS's Signature Version 4 test suite: get-vanilla, get-vanilla-query-order-key-case.</summary>
    [Theory]
    [InlineData("", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    public void A_signature_is_the_one_that_AWS_publishes(string query, string expected)
    {
        var headers = new Dictionary<string, string> { ["host"] = "example.amazonaws.com", ["x-amz-date"] = "20150830T123600Z" };
        var request = new SignedRequest("GET", "/", query, headers.GetValueOrDefault, ReadOnlyMemory<byte>.Empty);
        var scope = new Authorization("AKIDEXAMPLE", "20150830", "us-east-1", "service", ["host", "x-amz-date"], "");

        var signature = SignatureV4.Sign(
            SignatureV4.SigningKey("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "20150830", "us-east-1", "service"),
            request, scope, "20150830T123600Z", SignatureV4.Hash([]));

        Assert.Equal(expected, signature);
    }

    [Fact]
    public async Task A_request_without_a_signature_is_refused()
    {
        Assert.Equal((403, "MissingAuthenticationToken"), await RefusalAsync(Vpcs, "ec2", headers => headers.Remove("authorization")));
    }

    [Fact]
    public async Task A_signature_that_lacks_a_part_is_incomplete()
    {
        Assert.Equal((400, "IncompleteSignature"), await RefusalAsync(Vpcs, "ec2", headers => headers["authorization"] = headers["authorization"].Replace(", Signature=", ", Autograph=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_body_that_was_changed_on_the_way_is_refused()
    {
        await using var endpoint = await LabNetwork.StartAsync();
        using var client = new RawClient(endpoint.Url);
        var headersOfAnother = RequestSigner.Headers(AccessKey.Lab, "us-east-1", "ec2", endpoint.Url.Authority, Vpcs, DateTimeOffset.UtcNow);

        var answer = await client.PostAsync(Vpcs + "&MaxResults=5", "ec2", headers => headers["authorization"] = headersOfAnother["authorization"]);

        Assert.Equal((403, "SignatureDoesNotMatch"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_signed_hash_that_is_not_the_bodys_is_refused()
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("something else")));
        Assert.Equal((403, "SignatureDoesNotMatch"), await RefusalAsync(Vpcs, "ec2", headers => headers["x-amz-content-sha256"] = hash));
    }

    [Theory]
    [InlineData(-16)]
    [InlineData(16)]
    public async Task A_clock_that_is_off_by_more_than_15_minutes_expires_the_request_and_the_answer_tells_the_true_time(int minutes)
    {
        await using var endpoint = await LabNetwork.StartAsync();
        using var client = new RawClient(endpoint.Url) { ClockOff = TimeSpan.FromMinutes(minutes) };

        var answer = await client.CallAsync("DescribeVpcs");

        Assert.Equal((400, "RequestExpired"), (answer.Status, answer.Code));
        Assert.NotNull(answer.Date);
    }

    [Fact]
    public async Task A_clock_that_is_off_by_14_minutes_does_no_harm()
    {
        await using var endpoint = await LabNetwork.StartAsync();
        using var client = new RawClient(endpoint.Url) { ClockOff = TimeSpan.FromMinutes(14) };

        Assert.Equal(200, (await client.CallAsync("DescribeVpcs")).Status);
    }

    [Fact]
    public async Task Temporary_credentials_need_their_token_and_end_when_they_end()
    {
        var alive = new AccessKey("ASIAALIVE", "secret", "token", DateTimeOffset.UtcNow.AddHours(1));
        var over = new AccessKey("ASIAOVER", "secret", "token", DateTimeOffset.UtcNow.AddHours(-1));
        await using var endpoint = await LabNetwork.StartAsync(new EndpointOptions { AccessKeys = [alive, over] });

        Assert.Equal((200, null), await AsAsync(alive));
        Assert.Equal((401, "AuthFailure"), await AsAsync(alive with { SessionToken = null }));
        Assert.Equal((401, "AuthFailure"), await AsAsync(alive with { SessionToken = "another" }));
        Assert.Equal((400, "RequestExpired"), await AsAsync(over));

        async Task<(int, string?)> AsAsync(AccessKey key)
        {
            using var client = new RawClient(endpoint.Url) { Key = key };
            var answer = await client.CallAsync("DescribeVpcs");
            return (answer.Status, answer.Code);
        }
    }

    [Fact]
    public async Task STS_refuses_in_its_own_words_and_its_own_envelope()
    {
        await using var endpoint = await LabNetwork.StartAsync();
        using var client = new RawClient(endpoint.Url) { Key = AccessKey.Lab with { Id = "AKIANOBODY" } };

        var answer = await client.PostAsync(Identity, "sts");

        Assert.Equal((403, "InvalidClientTokenId"), (answer.Status, answer.Code));
        Assert.Equal(("ErrorResponse", "Sender"), (answer.Xml.Name.LocalName, answer.First("Type")));
    }

    [Fact]
    public async Task A_request_signed_for_EC2_is_not_good_for_STS()
    {
        Assert.Equal((403, "SignatureDoesNotMatch"), await RefusalAsync(Identity, "ec2", _ => { }));
    }

    private static async Task<(int, string?)> RefusalAsync(string body, string service, Action<Dictionary<string, string>> tamper)
    {
        await using var endpoint = await LabNetwork.StartAsync();
        using var client = new RawClient(endpoint.Url);
        var answer = await client.PostAsync(body, service, tamper);
        return (answer.Status, answer.Code);
    }
}
