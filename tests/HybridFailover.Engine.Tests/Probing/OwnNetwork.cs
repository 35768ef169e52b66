using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace HybridFailover.Engine.Tests.Probing;

/// <summary>
/// A network namespace of a test's own: a thread that left the host's network. It has no name, and is gone with the thread;
/// programs that the thread starts are in it, and so are the sockets that it opens.
/// </summary>
internal static partial class OwnNetwork
{
    private const int NewNetwork = 0x40000000;

    /// <summary>Runs a test in a new namespace with loopback up. Skips the test where that is not allowed.</summary>
    public static void Run(Action test)
    {
        SkipUnlessRoot();
        OnThread(() =>
        {
            Enter();
            test();
        });
    }

    /// <summary>
    /// Runs a test in a namespace (10.77.0.2, fd77::2 on the interface <c>near</c>) whose default route leads to a router
    /// (10.77.0.1, fd77::1), a second namespace that <paramref name="router"/> sets up.
    /// </summary>
    public static void RunBehindRouter(Action router, Action test)
    {
        SkipUnlessRoot();
        using var attached = new SemaphoreSlim(0);
        using var done = new SemaphoreSlim(0);
        using var ready = new SemaphoreSlim(0);
        var routerThread = 0;
        Exception? routerError = null;
        var thread = new Thread(() =>
        {
            try
            {
                Enter();
                routerThread = GetThreadId();
                ready.Release();
                attached.Wait();
                Command("ip", "address add 10.77.0.1/24 dev far");
                Command("ip", "-6 address add fd77::1/64 dev far nodad");
                Command("ip", "link set far up");
                File.WriteAllText("/proc/sys/net/ipv4/ip_forward", "1");
                File.WriteAllText("/proc/sys/net/ipv6/conf/all/forwarding", "1");
                File.WriteAllText("/proc/sys/net/ipv4/icmp_ratemask", "0");
                router();
                ready.Release();
                done.Wait();
            }
            catch (Exception error)
            {
                routerError = error;
                ready.Release();
            }
        });
        thread.Start();
        try
        {
            OnThread(() =>
            {
                Enter();
                ready.Wait();
                if (routerError is not null) return;
                Command("ip", $"link add near type veth peer name far netns {routerThread}");
                Command("ip", "address add 10.77.0.2/24 dev near");
                Command("ip", "-6 address add fd77::2/64 dev near nodad");
                Command("ip", "link set near up");
                Command("ip", "route add default via 10.77.0.1");
                Command("ip", "-6 route add default via fd77::1");
                attached.Release();
                ready.Wait();
                if (routerError is null) test();
            });
        }
        finally
        {
            attached.Release();
            done.Release();
            thread.Join();
        }
        if (routerError is not null) ExceptionDispatchInfo.Throw(routerError);
    }

    /// <summary>Lets every group open unprivileged ICMP sockets in this thread's namespace, or none.</summary>
    public static void AllowDatagramIcmp(bool allowed) => File.WriteAllText("/proc/sys/net/ipv4/ping_group_range", allowed ? "0 2147483647" : "1 0");

    public static void SkipUnlessRoot()
    {
        if (!Environment.IsPrivilegedProcess) Assert.Skip("needs root, for raw sockets and network namespaces");
    }

    public static void Command(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {arguments}: {error}");
    }

    private static void Enter()
    {
        if (Unshare(NewNetwork) != 0) throw new InvalidOperationException($"unshare: {Marshal.GetLastPInvokeErrorMessage()}");
        Command("ip", "link set lo up");
    }

    private static void OnThread(Action body)
    {
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                body();
            }
            catch (Exception error)
            {
                thrown = error;
            }
        });
        thread.Start();
        thread.Join();
        if (thrown is not null) ExceptionDispatchInfo.Throw(thrown);
    }

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    private static partial int Unshare(int flags);

    [LibraryImport("libc", EntryPoint = "gettid")]
    private static partial int GetThreadId();
}
