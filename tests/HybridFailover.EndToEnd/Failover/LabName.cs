using System.Security.Cryptography;
using System.Text;

namespace HybridFailover.EndToEnd.Failover;

/// <summary>Prefixes of labs: others for each place that the tests are run from, so that two runs on one machine don't take each other's network away,
/// and the same ones again at the next run from there, which then clears away what a killed run left.</summary>
internal static class LabName
{
    /// <param name="letter">One for each lab of the tests.</param>
    public static string Of(char letter) => $"hf{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AppContext.BaseDirectory)))[..5]}{letter}";
}
