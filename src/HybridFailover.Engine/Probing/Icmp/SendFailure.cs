using System.Net;
using System.Runtime.InteropServices;

namespace HybridFailover.Engine.Probing.Icmp;

/// <summary>Why a request was not sent. The text is made when somebody asks for it: a way that fails for long allocates nothing for each probe.</summary>
internal readonly record struct SendFailure(IPAddress? Address, int Error)
{
    /// <summary>An address of another family than the socket's.</summary>
    public const int WrongFamily = -1;

    public string? Text => Address is null ? null
        : Error == WrongFamily ? $"No probe could be sent to {Address}: the socket is of the other address family."
        : $"No probe could be sent to {Address}: {Marshal.GetPInvokeErrorMessage(Error)} (error {Error}).";
}
