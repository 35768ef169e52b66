using System.Net.Sockets;
using System.Text.Json;

namespace HybridFailover.Lab.Namespaces;

/// <summary>One question to a running lab. Blocks for as long as the answer takes, at most two seconds: a socket of this machine, and a rule set or a link to change.</summary>
internal static class LabControlCall
{
    /// <exception cref="LabException">It refused, or nobody answers.</exception>
    public static LabStatus Ask(string controlSocket, LabRequest request)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = 2000, SendTimeout = 2000 };
            socket.Connect(new UnixDomainSocketEndPoint(controlSocket));
            using var stream = new NetworkStream(socket);
            stream.Write(JsonSerializer.SerializeToUtf8Bytes(request, LabMessages.Default.LabRequest));
            stream.Write("\n"u8);
            using var reader = new StreamReader(stream);
            var answer = JsonSerializer.Deserialize(reader.ReadLine() ?? "{}", LabMessages.Default.LabAnswer)!;
            return answer.Status ?? throw new LabException(answer.Error ?? $"The lab behind {controlSocket} closed the connection without an answer.");
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            // Also for one that is up: its socket is root's.
            throw new LabException($"No lab answers at {controlSocket}: {exception.Message}. Start one with: sudo hybridfailover lab up.", exception);
        }
    }
}
