using System.Net.Sockets;

namespace HybridFailover.Web.Cli;

/// <summary>Tells a connection that ended in the middle of an answer from a file that can't be written: both are <see cref="IOException"/>s.</summary>
internal static class LostConnection
{
    public static bool Is(Exception failure) => failure is HttpIOException or IOException { InnerException: SocketException };
}
