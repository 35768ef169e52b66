using System.CommandLine;
namespace HybridFailover.Web.Checking;
internal static class CheckRun
{
    public static Task<int> RunAsync(string file, bool offline, bool json, InvocationConfiguration invocation, CancellationToken cancel) => throw new NotSupportedException();
}
