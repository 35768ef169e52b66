using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace HybridFailover.Web.Hosting;

/// <summary>
/// The monitor also listens on a Unix socket, which crosses network namespaces and is closed to other users.
/// The storage lock is held before: a socket file found here belongs to a process that is gone.
/// </summary>
internal static class UnixSocket
{
    /// <summary>The kernel's limit for a socket's path, in bytes, without the closing zero.</summary>
    private const int MaximumPathBytes = 107;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <returns>Null when it will listen, else why it won't: the monitor works without it.</returns>
    public static string? Add(WebApplicationBuilder builder, string path)
    {
        if (Encoding.UTF8.GetByteCount(path) > MaximumPathBytes)
            return $"No Unix socket: {path} is longer than the {MaximumPathBytes} bytes that the kernel allows. The HTTP address works; a shorter {Storage.DataKey} brings the socket.";
        if (WhyNot(path) is { } why)
            return $"No Unix socket: {path} can't be made ({why}). Everything else works, also the HTTP address; let this user write {Path.GetDirectoryName(path)}, and start again.";
        builder.Services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = Bind);
        var endpoints = builder.Configuration.GetSection("Kestrel:Endpoints");
        // Kestrel ignores Urls where endpoints are configured one by one.
        if (endpoints.GetChildren().Any()) builder.Configuration["Kestrel:Endpoints:HybridFailoverSocket:Url"] = "http://unix:" + path;
        else builder.Configuration["Urls"] = builder.Configuration["Urls"] + ";http://unix:" + path;
        return null;
    }

    /// <summary>Tries it: a socket that the web server can't bind would keep the monitor from starting.</summary>
    private static string? WhyNot(string path)
    {
        try
        {
            File.Delete(path);
            using (var trial = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)) trial.Bind(new UnixDomainSocketEndPoint(path));
            File.Delete(path);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or SocketException)
        {
            return refused.Message.TrimEnd('.');
        }
    }

    /// <summary>Sets the mode between bind and listen: nobody can connect before it is right.</summary>
    private static Socket Bind(System.Net.EndPoint address)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(address);
        if (address is UnixDomainSocketEndPoint && address.ToString() is { } path && !OperatingSystem.IsWindows()) File.SetUnixFileMode(path, OwnerOnly);
        return socket;
    }
}
