using HybridFailover.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace HybridFailover.Web.Tests.Hosting;

public sealed class UnixSocketTests
{
    [Fact]
    public void A_socket_that_can_not_be_made_is_done_without_and_named()
    {
        var folder = Directory.CreateTempSubdirectory("hf-socket-");
        var builder = WebApplication.CreateBuilder();
        var noDirectory = Path.Combine(folder.FullName, "missing", "hf.sock");
        Assert.StartsWith($"No Unix socket: {noDirectory} can't be made (", UnixSocket.Add(builder, noDirectory), StringComparison.Ordinal);
        var notDeleted = folder.CreateSubdirectory("hf.sock").FullName;
        Assert.StartsWith($"No Unix socket: {notDeleted} can't be made (", UnixSocket.Add(builder, notDeleted), StringComparison.Ordinal);
        Assert.DoesNotContain("unix:", builder.Configuration["Urls"] ?? "", StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }
}
