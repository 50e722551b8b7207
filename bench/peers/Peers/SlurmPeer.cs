using System.Globalization;
using AkkaCluster.Peers.Frame;
using AkkaCluster.Peers.Hosts;

namespace AkkaCluster.Peers.Peers;

/// <summary>Slurm: an array for tasks that are handed in together, <c>srun</c> for one. A task is a command always.</summary>
internal sealed class SlurmPeer : IPeer
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly SlurmCluster _cluster = new();

    public string Name => "Slurm 22.05.8";

    public string Setup => "2 nodes of 2 processors, `sbatch --array` (one task: `srun`), outcomes in a file, no accounting, `sched/builtin`, an epilog that does nothing, without which a free slot waits for the next second, tasks of a lost node come back after 5 min, its default; the job's script, its record within seconds, and each task's output";

    public string? Missing => SlurmCluster.Missing;

    public Func<Task>? KillScheduler => RestartControllerAsync;

    private string Script => _cluster.In("task.sh");

    public async Task StartAsync()
    {
        await _cluster.StartAsync(IPeer.Slots).ConfigureAwait(false);
        await File.WriteAllTextAsync(Script, "#!/bin/sh\nexec \"$@\" \"$SLURM_ARRAY_TASK_ID\"\n").ConfigureAwait(false);
    }

    public async Task<double?> BulkAsync(int tasks)
    {
        var began = TimeProvider.System.GetTimestamp();
        await UntilDoneAsync(await SubmitAsync(tasks, "/dev/null", "--wrap=:").ConfigureAwait(false), tasks).ConfigureAwait(false);
        return TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>A task is a process.</summary>
    public Task<double?> ChunksAsync(int tasks) => Task.FromResult<double?>(null);

    public async Task<Load?> SinglesAsync(int clients, TimeSpan time) =>
        await Load.RunAsync(clients, time, () => Command.RunAsync("srun", "--quiet", "--input=none", "true")).ConfigureAwait(false);

    public async Task<Outputs> CommandsAsync(int count, params string[] words)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var outputs = new TemporaryFolder();
        await UntilDoneAsync(await SubmitAsync(count, Path.Combine(outputs.Path, "%a"), [Script, .. words]).ConfigureAwait(false), count).ConfigureAwait(false);
        long bytes = 0;
        foreach (var file in Directory.EnumerateFiles(outputs.Path))
            bytes += (await File.ReadAllBytesAsync(file).ConfigureAwait(false)).Length;
        return new Outputs(TimeProvider.System.GetElapsedTime(began).TotalSeconds, bytes);
    }

    public async Task<bool> BeginAsync(int count, params string[] words)
    {
        await SubmitAsync(count, "/dev/null", [Script, .. words]).ConfigureAwait(false);
        return true;
    }

    public Task KillWorkerAsync()
    {
        _cluster.KillNode();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _cluster.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The array's number.</summary>
    private async Task<string> SubmitAsync(int count, string output, params IEnumerable<string> what) =>
        (await Command.RunAsync("sbatch", ["--parsable", $"--chdir={_cluster.In("")}", string.Create(CultureInfo.InvariantCulture, $"--array=0-{count - 1}"), $"--output={output}", .. what]).ConfigureAwait(false)).Trim();

    /// <summary><c>sbatch --wait</c> looks every few seconds only: outcomes are read where Slurm writes them.</summary>
    private async Task UntilDoneAsync(string array, int count)
    {
        using var outcomes = new StreamReader(new FileStream(_cluster.Outcomes, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var rest = "";
        for (var done = 0; done < count; await Task.Delay(Look).ConfigureAwait(false))
        {
            var lines = (rest + await outcomes.ReadToEndAsync().ConfigureAwait(false)).Split('\n');
            rest = lines[^1];
            foreach (var line in lines[..^1].Where(line => line.Contains($" ArrayJobId={array} ", StringComparison.Ordinal)))
                done += line.Contains(" JobState=COMPLETED ", StringComparison.Ordinal) ? 1 : throw new InvalidOperationException($"A task of Slurm failed: {line}");
        }
    }

    private async Task RestartControllerAsync()
    {
        _cluster.KillController();
        await Task.Delay(IPeer.SupervisorDelay).ConfigureAwait(false);
        await _cluster.StartControllerAsync().ConfigureAwait(false);
    }
}
