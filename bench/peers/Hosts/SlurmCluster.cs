using System.Globalization;

namespace AkkaCluster.Peers.Hosts;

/// <summary>A Slurm of its own: munged, slurmctld, and two nodes on this machine, all on loopback and with nothing outside its folder.</summary>
internal sealed class SlurmCluster : IDisposable
{
    private const int NodeCount = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = ChildProcess.FreePort();
    private readonly List<ChildProcess> _nodes = [];
    private ChildProcess? _munge;
    private ChildProcess? _controller;

    public static string? Missing => Installed.MissingProgram("munged", "munge") ?? Installed.MissingProgram("slurmctld", "slurm-wlm") ?? Installed.MissingProgram("slurmd", "slurm-wlm");

    /// <summary>A line for each task that has ended.</summary>
    public string Outcomes => In("outcomes");

    /// <summary>A file here is gone at the end.</summary>
    public string In(string file) => Path.Combine(_folder.Path, file);

    public async Task StartAsync(int slots)
    {
        await WriteSettingsAsync(slots / NodeCount).ConfigureAwait(false);
        // Its commands and its servers read where their settings are from here.
        Environment.SetEnvironmentVariable("SLURM_CONF", In("slurm.conf"));
        _munge = ChildProcess.Start(
            Installed.Find("munged"),
            ["--foreground", "--force", "--num-threads=10", $"--key-file={In("munge.key")}", $"--socket={In("munge")}", $"--pid-file={In("munged.pid")}", $"--seed-file={In("munge.seed")}"],
            _folder.Path);
        await UntilAsync("munged has no socket", () => Task.FromResult(File.Exists(In("munge")))).ConfigureAwait(false);
        await StartControllerAsync().ConfigureAwait(false);
        for (var i = 1; i <= NodeCount; i++)
            _nodes.Add(StartNode($"n{i}"));
        await UntilAsync("Not all nodes are idle", async () => (await Command.RunAsync("sinfo", "-h", "-o", "%D %t").ConfigureAwait(false)).Trim() == $"{NodeCount} idle").ConfigureAwait(false);
    }

    public async Task StartControllerAsync()
    {
        _controller = ChildProcess.Start(Installed.Find("slurmctld"), ["-D"], _folder.Path);
        await _controller.UntilListeningAsync(_port).ConfigureAwait(false);
    }

    public void KillController() => _controller!.Dispose();

    /// <summary>With the tasks that it runs.</summary>
    public void KillNode() => _nodes[^1].Kill();

    public void Dispose()
    {
        _nodes.ForEach(node => node.Dispose());
        _controller?.Dispose();
        _munge?.Dispose();
        _folder.Dispose();
    }

    /// <summary>Tasks leave the process that started them: a namespace of processes, whose first one waits for all that are left there, ends them with it.</summary>
    private ChildProcess StartNode(string name) => ChildProcess.Start(
        Installed.Find("unshare"), ["--pid", "--fork", "--mount-proc", "--kill-child", "sh", "-c", "\"$0\" -D -N \"$1\"; exit", Installed.Find("slurmd"), name], _folder.Path);

    private async Task WriteSettingsAsync(int processors)
    {
        await Command.RunAsync(Installed.Find("mungekey"), "--create", $"--keyfile={In("munge.key")}").ConfigureAwait(false);
        await File.WriteAllTextAsync(In("plugstack.conf"), "").ConfigureAwait(false);
        Directory.CreateDirectory(In("state"));
        var nodes = Enumerable.Range(1, NodeCount).Select(i => string.Create(CultureInfo.InvariantCulture, $"NodeName=n{i} NodeHostname=localhost NodeAddr=127.0.0.1 Port={ChildProcess.FreePort()} CPUs={processors}\n"));
        await File.WriteAllTextAsync(In("slurm.conf"), string.Create(CultureInfo.InvariantCulture, $"""
            ClusterName=peers
            SlurmctldHost=localhost(127.0.0.1)
            SlurmctldPort={_port}
            SlurmUser=root
            AuthInfo=socket={In("munge")}
            StateSaveLocation={In("state")}
            SlurmdSpoolDir={In("spool-%n")}
            SlurmctldPidFile={In("slurmctld.pid")}
            SlurmdPidFile={In("slurmd-%n.pid")}
            SlurmctldLogFile={In("slurmctld.log")}
            SlurmdLogFile={In("slurmd-%n.log")}
            PlugStackConfig={In("plugstack.conf")}
            CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
            # No control groups, and as many tasks at once as the others run, whatever the machine has.
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            SlurmdParameters=config_overrides
            # As the guide to high throughput says, except that outcomes are kept.
            SchedulerType=sched/builtin
            SchedulerParameters=batch_sched_delay=0
            PriorityType=priority/basic
            JobAcctGatherType=jobacct_gather/none
            JobCompType=jobcomp/filetxt
            JobCompLoc={Outcomes}
            MaxJobCount=100000
            MaxArraySize=10001
            MessageTimeout=30
            MinJobAge=2
            # Where there is one, a slot that is free is filled at once, and else once a second.
            Epilog=/bin/true

            """) + string.Concat(nodes) + "PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP\n").ConfigureAwait(false);
    }

    private async Task UntilAsync(string otherwise, Func<Task<bool>> isSo)
    {
        for (var began = TimeProvider.System.GetTimestamp(); !await isSo().ConfigureAwait(false); await Task.Delay(Look).ConfigureAwait(false))
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"{otherwise} within {Patience}: {string.Join('\n', new[] { _munge, _controller }.Concat(_nodes).Select(process => process?.Said()))}");
        }
    }
}
