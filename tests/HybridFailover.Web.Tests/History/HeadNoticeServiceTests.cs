using System.Net;
using System.Text.Json;
using HybridFailover.Web.History;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using static HybridFailover.Web.Tests.History.StoreScene;

namespace HybridFailover.Web.Tests.History;

public sealed class HeadNoticeServiceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.NoContent, true), InlineData(HttpStatusCode.InternalServerError, false), InlineData(HttpStatusCode.Found, false)]
    public async Task Where_each_chain_stands_is_posted_and_a_refusal_is_noticed(HttpStatusCode answer, bool isTold)
    {
        await using var scene = new StoreScene();
        await scene.Store.AppendAsync(Entry(1), Entry(2), Entry(1, "SEA1")).WaitAsync(Cancel);
        var posted = new List<string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var keeper = builder.Build();
        keeper.MapPost("/heads", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            Assert.NotNull(request.ContentLength);
            posted.Add(await reader.ReadToEndAsync(Cancel));
            if (answer == HttpStatusCode.Found) request.HttpContext.Response.Headers.Location = "/login";
            return Results.StatusCode((int)answer);
        });
        keeper.MapGet("/login", () => "Who are you?");
        await keeper.StartAsync(Cancel);
        var service = new HeadNoticeService(scene.Store, new HeadNoticeOptions(new Uri(keeper.Urls.Single() + "/heads")), TimeProvider.System, NullLogger<HeadNoticeService>.Instance);

        Assert.Equal(isTold, await service.TellAsync(Cancel));

        var heads = JsonDocument.Parse(Assert.Single(posted)).RootElement.GetProperty("heads").EnumerateArray().Select(head => HeadText.Parse(head.GetString()!)!).ToList();
        Assert.Equal(["(program):1", "LAX1:2", "SEA1:1"], heads.Select(head => $"{head.Chain}:{head.Sequence}"));
        await scene.StopAsync();
        Assert.Null(scene.Verify([.. heads]).Fault);
    }

    [Fact]
    public async Task Without_an_address_the_log_has_them()
    {
        await using var scene = new StoreScene();
        await scene.Store.AppendAsync(Entry(1)).WaitAsync(Cancel);
        Assert.True(await new HeadNoticeService(scene.Store, new HeadNoticeOptions((Uri?)null), TimeProvider.System, NullLogger<HeadNoticeService>.Instance).TellAsync(Cancel));
    }
}
