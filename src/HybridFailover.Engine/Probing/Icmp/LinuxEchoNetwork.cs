using System.Runtime.InteropServices;
using HybridFailover.Engine.Probing.Icmp.Native;
using HybridFailover.Engine.Sites;
using static HybridFailover.Engine.Probing.Icmp.Native.LinuxConstants;

namespace HybridFailover.Engine.Probing.Icmp;

/// <summary>The kernel's ICMP. Waits are exact to some microseconds, whatever the number of sockets.</summary>
public sealed unsafe class LinuxEchoNetwork : IEchoNetwork
{
    private readonly Clock _clock;
    private readonly EchoSocketKind _kind;
    private readonly EchoBuffers _buffers = new();
    private readonly Descriptor _readable, _wake;
    private int _exactThread;

    /// <exception cref="ProbingException">This is not Linux on a 64-bit processor, or the process is out of file descriptors.</exception>
    public LinuxEchoNetwork(Clock clock, EchoSocketKind kind = EchoSocketKind.BestAllowed)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess || !BitConverter.IsLittleEndian)
            throw new ProbingException("ICMP probes need Linux on a 64-bit processor. The simulated lab runs everywhere.");
        (_clock, _kind) = (clock, kind);
        _readable = Opened(Libc.EpollCreate(EPOLL_CLOEXEC), "an epoll descriptor");
        _wake = Opened(Libc.EventDescriptor(0, EFD_CLOEXEC | EFD_NONBLOCK), "an event descriptor");
    }

    /// <inheritdoc/>
    public IEchoSocket Open(SocketBinding binding)
    {
        var (socket, raw) = EchoSocketOpening.Open(binding, _kind);
        var interest = new EpollEvent { Events = EPOLLIN };
        if (Libc.EpollControl(_readable, EPOLL_CTL_ADD, socket, &interest) == 0)
            return new LinuxEchoSocket(binding, socket, raw, _buffers, _clock);
        var error = Marshal.GetLastPInvokeError();
        socket.Dispose();
        throw new ProbingException($"An ICMP socket can't be waited for: {Marshal.GetPInvokeErrorMessage(error)} (error {error}).");
    }

    /// <inheritdoc/>
    public void Wait(TimeSpan timeout)
    {
        MakeExact();
        var ticks = Math.Max(timeout.Ticks, 0);
        var limit = new Timespec
        {
            Seconds = ticks / TimeSpan.TicksPerSecond,
            Nanoseconds = ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick,
        };
        var entries = stackalloc PollEntry[2];
        entries[0] = new PollEntry { Descriptor = _readable.Number, Events = POLLIN };
        entries[1] = new PollEntry { Descriptor = _wake.Number, Events = POLLIN };
        // An interrupted wait returns early, which its caller must expect anyway.
        if (Libc.Poll(entries, 2, &limit, null) <= 0 || entries[1].Happened == 0) return;
        ulong wakes;
        Libc.Read(_wake, &wakes, sizeof(ulong));
    }

    /// <inheritdoc/>
    public void Wake()
    {
        ulong one = 1;
        try
        {
            Libc.Write(_wake, &one, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // The network was closed meanwhile: nobody waits any more.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _readable.Dispose();
        _wake.Dispose();
    }

    /// <summary>By default the kernel may end a thread's waits up to 50 µs late, to save wake-ups.</summary>
    private void MakeExact()
    {
        var thread = Environment.CurrentManagedThreadId;
        if (_exactThread == thread) return;
        _exactThread = thread;
        Libc.ProcessControl(PR_SET_TIMERSLACK, 1, 0, 0, 0);
    }

    private static Descriptor Opened(int number, string what)
    {
        if (number >= 0) return new Descriptor(number);
        var error = Marshal.GetLastPInvokeError();
        throw new ProbingException($"The probing of ICMP could not get {what}: {Marshal.GetPInvokeErrorMessage(error)} (error {error}).");
    }
}
