using System.Diagnostics;

namespace HybridFailover.Lab.Namespaces;

/// <summary>Talks to a running lab of namespaces from another process: what <c>lab up|status|cut|heal|down</c> call.</summary>
public sealed class NamespaceLabClient(string prefix, TimeProvider time)
{
    private readonly LabFolder _folder = new(prefix);

    public LabFolder Folder => _folder;

    /// <summary>True while a lab of this prefix runs.</summary>
    public bool IsUp => _folder.Running is not null;

    /// <summary>Starts the lab as a process that outlives this one, and returns when its page answers.</summary>
    /// <param name="program">This program.</param>
    /// <param name="arguments">What makes it call <see cref="NamespaceLabSupervisor.RunAsync"/>.</param>
    /// <exception cref="LabException">It is up already, ended at once, or its page did not answer in time; the message has the end of its log.</exception>
    public async Task<LabStatus> UpAsync(string program, IEnumerable<string> arguments, TimeSpan patience, CancellationToken cancel)
    {
        if (NamespaceNetwork.NotPossible is { } reason) throw new LabException(reason);
        if (_folder.Running is { } running) throw new LabException($"The lab {prefix} is up already, as process {running.Id}. Take it down first: hybridfailover lab down.");
        _folder.Create();
        using var process = StartDetached(program, arguments);
        var began = time.GetTimestamp();
        while (true)
        {
            if (process.HasExited)
            {
                var said = Said();
                _folder.Delete();
                throw new LabException($"The lab {prefix} did not come up. It said:\n{said}");
            }

            if (await TryAskAsync(new LabRequest("status"), cancel) is { } status && await AnswersAsync(status.Dashboard, cancel)) return status;
            if (time.GetElapsedTime(began) > patience)
                throw new LabException($"The lab's page did not answer within {patience.TotalSeconds:0} s. It runs on; take it down with: hybridfailover lab down. It said:\n{Said()}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancel);
        }
    }

    /// <exception cref="LabException">No lab of this prefix is up.</exception>
    public Task<LabStatus> StatusAsync(CancellationToken cancel) => AskAsync(new LabRequest("status"), cancel);

    /// <exception cref="LabException">No such path, no such way, or no lab is up.</exception>
    public Task<LabStatus> CutAsync(string site, string path, string how, CancellationToken cancel) => AskAsync(new LabRequest("cut", site, path, how), cancel);

    /// <inheritdoc cref="CutAsync"/>
    public Task<LabStatus> HealAsync(string site, string path, CancellationToken cancel) => AskAsync(new LabRequest("heal", site, path), cancel);

    /// <summary>Takes the lab down, or clears away what a killed one left; returns when nothing is left.</summary>
    /// <returns>False: there was nothing.</returns>
    public async Task<bool> DownAsync(CancellationToken cancel)
    {
        if (NamespaceNetwork.NotPossible is { } reason) throw new LabException(reason);
        if (!Directory.Exists(_folder.Root) && !NamespaceLayout.Hosts.Any(host => NetworkNamespace.Exists(NamespaceLayout.Name(prefix, host)))) return false;
        if (_folder.Running is { } running)
        {
            if (await TryAskAsync(new LabRequest("down"), cancel) is null && running.Id != Environment.ProcessId) running.Signal(Libc.Terminate);
            for (var attempt = 0; attempt < 300 && running.IsAlive && Directory.Exists(_folder.Root); attempt++) await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancel);
        }

        await _folder.EndLeftoversAsync(time);
        await NamespaceNetwork.RemoveAsync(prefix);
        _folder.Delete();
        return true;
    }

    /// <summary>Null: it is not up yet, or no longer.</summary>
    private async Task<LabStatus?> TryAskAsync(LabRequest request, CancellationToken cancel)
    {
        try
        {
            return await AskAsync(request, cancel);
        }
        catch (LabException)
        {
            return null;
        }
    }

    private Task<LabStatus> AskAsync(LabRequest request, CancellationToken cancel) =>
        Task.Run(() => LabControlCall.Ask(_folder.ControlSocket, request), cancel);

    /// <summary>The page comes through the relay, which listens before the monitor does: only an answer counts.</summary>
    private static async Task<bool> AnswersAsync(Uri dashboard, CancellationToken cancel)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var answer = await client.GetAsync(new Uri(dashboard, "/healthz"), cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>In a session of its own, so that it does not end with the terminal; its words go to a file.</summary>
    private Process StartDetached(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec setsid \"$0\" \"$@\" >\"$HYBRIDFAILOVER_LAB_LOG\" 2>&1 </dev/null", program, .. arguments]);
        start.Environment["HYBRIDFAILOVER_LAB_LOG"] = _folder.LogFile;
        return Process.Start(start)!;
    }

    private string Said() => File.Exists(_folder.LogFile) ? string.Join('\n', File.ReadLines(_folder.LogFile).TakeLast(20)) : "nothing";
}
