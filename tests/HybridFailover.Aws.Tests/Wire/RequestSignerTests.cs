using HybridFailover.Aws.Credentials;
using HybridFailover.Engine.Routing;

namespace HybridFailover.Aws.Tests.Wire;

public sealed class RequestSignerTests
{
    [Fact]
    public async Task A_request_is_signed_for_its_own_Region_whatever_the_endpoint_is_called()
    {
        await using var subject = await Subject.WithAsync(("CreateRoute", Reply.Ok("CreateRoute")));
        await subject.WriteAsync("eni-1");
        var headers = Assert.Single(subject.Endpoint.Requests).Headers;
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIDTEST/20260115/eu-west-3/ec2/aws4_request, SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date, Signature=",
            headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("20260115T120000Z", headers["X-Amz-Date"]);
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", headers["Content-Type"]);
    }

    [Fact]
    public async Task A_session_token_is_sent_and_signed()
    {
        await using var subject = await Subject.WithAsync(_ => Reply.Ok("CreateRoute"), new AwsKeys("AKIDTEST", "secret", "the token"));
        await subject.WriteAsync("eni-1");
        var headers = Assert.Single(subject.Endpoint.Requests).Headers;
        Assert.Equal("the token", headers["X-Amz-Security-Token"]);
        Assert.Contains("x-amz-security-token", headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_clock_is_corrected_by_the_endpoints_and_the_call_is_signed_again()
    {
        await using var subject = await Subject.WithAsync(request =>
            request.Headers["X-Amz-Date"] == "20260115T121000Z" ? Reply.Ok("CreateRoute") : Reply.Error(401, "AuthFailure"));
        subject.Endpoint.Date = "Thu, 15 Jan 2026 12:10:00 GMT";
        Assert.Equal(WriteResult.Done, (await subject.WriteAsync("eni-1")).Result);
        Assert.Equal(2, subject.Endpoint.Requests.Count);
        Assert.Equal(WriteResult.Done, (await subject.WriteAsync("eni-1")).Result);
        Assert.Equal(3, subject.Endpoint.Requests.Count);
    }

    [Fact]
    public async Task Wrong_credentials_are_not_tried_again_while_there_are_no_others()
    {
        await using var subject = await Subject.WithAsync(("CreateRoute", Reply.Error(401, "AuthFailure", "AWS was not able to validate the provided access credentials")));
        var outcome = await subject.WriteAsync("eni-1");
        Assert.Equal(WriteResult.Refused, outcome.Result);
        Assert.Single(subject.Endpoint.Requests);
        Assert.Contains("Check the credentials", outcome.Sentence, StringComparison.Ordinal);
    }
}
