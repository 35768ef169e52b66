using System.Globalization;
using System.Text;
using HybridFailover.Engine.Audit;

namespace HybridFailover.Web.Components.Audit;

/// <summary>Why a panel shows nothing.</summary>
/// <param name="Id">To quote: the log has it with the cause. Four hexadecimal digits.</param>
/// <param name="Since">UTC: of the first try that failed.</param>
/// <param name="Cause">In words.</param>
public sealed record LoadFault(string Id, DateTimeOffset Since, string Cause)
{
    public static LoadFault Of(string cause, DateTimeOffset since) =>
        new(Attachment.HashOf(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{since.UtcTicks} {cause}")))[..4].ToUpperInvariant(), since, cause);
}
