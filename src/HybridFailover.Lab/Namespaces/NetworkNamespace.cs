using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace HybridFailover.Lab.Namespaces;

/// <summary>
/// Work inside a network namespace of this machine without a process of its own: a socket belongs to the namespace in which it was
/// opened for as long as it lives, so what is opened here may be used from any thread afterwards.
/// </summary>
public static class NetworkNamespace
{
    private const string Folder = "/run/netns/";

    public static bool Exists(string name) => File.Exists(Folder + name);

    /// <summary>Runs synchronous work on a thread of its own that has moved into the namespace, and ends with it.</summary>
    /// <exception cref="LabException">No such namespace, or not allowed to enter it.</exception>
    public static T Run<T>(string name, Func<T> work)
    {
        var result = default(T);
        ExceptionDispatchInfo? failure = null;
        // Never a pool thread: it would take the namespace along to whoever gets it next.
        var thread = new Thread(() =>
        {
            try
            {
                Enter(name);
                result = work();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        })
        { IsBackground = true, Name = $"in {name}" };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }

    /// <inheritdoc cref="Run{T}"/>
    public static void Run(string name, Action work) => Run(name, () =>
    {
        work();
        return true;
    });

    private static void Enter(string name)
    {
        var descriptor = Libc.Open(Folder + name, Libc.ReadOnly | Libc.CloseOnExec);
        if (descriptor < 0) throw Failure(name);
        try
        {
            if (Libc.SetNamespace(descriptor, Libc.NewNetwork) != 0) throw Failure(name);
        }
        finally
        {
            _ = Libc.Close(descriptor);
        }
    }

    private static LabException Failure(string name) =>
        new($"Can't enter network namespace {name}: {Libc.Error(Marshal.GetLastPInvokeError())}. It takes root, and a lab that is up.");
}
