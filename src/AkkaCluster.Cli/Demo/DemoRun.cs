using AkkaCluster.Cli.Local;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client.Model;
using Spectre.Console;

namespace AkkaCluster.Cli.Demo;

/// <summary>The demonstration: a cluster of processes, a job, two kills, and the answer.</summary>
internal sealed class DemoRun(LocalCluster cluster, DemoScreen screen, TimeProvider time)
{
    private readonly DemoFaults _faults = new(cluster, screen, time);

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(DemoJob job, bool kill, CancellationToken cancellation)
    {
        await StartAsync(cancellation).ConfigureAwait(false);
        var submitted = await cluster.Client.SubmitAsync(job.Request, null, cancellation).ConfigureAwait(false);
        screen.Say($"Job [bold]{submitted.Id}[/] is taken in and durable: {Markup.Escape(job.Title)}");
        var start = time.GetTimestamp();
        var faults = await FollowAsync(submitted.Id, kill, cancellation).ConfigureAwait(false);
        var took = time.GetElapsedTime(start);
        await faults.ConfigureAwait(false);
        screen.Show();
        return await ReportAsync(job, submitted.Id, took, cancellation).ConfigureAwait(false);
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        screen.Say("Starting a cluster of real processes on this machine");
        cluster.StartNodes();
        foreach (var node in cluster.Nodes)
            screen.Say($"  {node.Name,-10} process {node.ProcessId,-8} remoting {node.Start.HostAndPort}  HTTP {node.Start.Gateway}");
        screen.Say($"  logs in {Markup.Escape(cluster.LogFolder)}");
        var formed = await cluster.WaitUntilFormedAsync(new FormingTeller(cluster, text => screen.Say("  " + text)).Report, cancellation).ConfigureAwait(false);
        _faults.Leader = Name(formed.LeaderAddress!);
        screen.Say($"The cluster stands: {formed.Nodes.Count} nodes, leader {_faults.Leader} of epoch {formed.LeaderEpoch}, {formed.Workers.Sum(worker => worker.Slots)} slots");
    }

    private async Task<Task> FollowAsync(string id, bool kill, CancellationToken cancellation)
    {
        var faults = new List<Task>();
        await foreach (var progress in cluster.Client.WatchAsync(id, cancellation).ConfigureAwait(false))
        {
            screen.Show(DemoView.Lines(progress, cluster, _faults.Leader));
            var done = progress.Succeeded + progress.Failed;
            if (!kill || progress.IsFinal || progress.TaskCount == 0)
                continue;
            if (faults.Count == 0 && done * 3 >= progress.TaskCount)
                faults.Add(_faults.KillWorkerAsync(progress, cancellation));
            else if (faults.Count == 1 && done * 3 >= progress.TaskCount * 2)
                faults.Add(_faults.KillLeaderAsync(cancellation));
        }
        if (kill && faults.Count < 2)
            screen.Say("[yellow]The job was done before both kills came: it is too small for that.[/]");
        return Task.WhenAll(faults);
    }

    private async Task<int> ReportAsync(DemoJob job, string id, TimeSpan took, CancellationToken cancellation)
    {
        var finished = await cluster.Client.GetAsync(id, cancellation).ConfigureAwait(false);
        screen.Say($"Job {finished.State.ToString().ToLowerInvariant()} after [bold]{took.TotalSeconds:0.0} s[/]. {Markup.Escape(finished.Error ?? "")}");
        if (finished.State != JobState.Succeeded)
            return CliExitCodes.JobFailed;
        var answer = (await cluster.Client.GetResultAsync(id, cancellation).ConfigureAwait(false)).Text.TrimEnd();
        var isRight = job.Expected is null || answer == job.Expected;
        screen.Say(job.Expected is null ? "The answer:" : $"The answer: [bold]{Markup.Escape(answer)}[/], {(isRight ? $"[green]as published ({job.Expected})[/]" : $"[red]but {job.Expected} is published[/]")}");
        if (job.Expected is null)
            screen.Write(new Text(answer + "\n"));
        return await CheckTasksAsync(finished, cancellation).ConfigureAwait(false) && isRight ? CliExitCodes.Ok : CliExitCodes.JobFailed;
    }

    private async Task<bool> CheckTasksAsync(Job job, CancellationToken cancellation)
    {
        var byWorker = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var (next, again, ordered) = (0L, 0L, true);
        await foreach (var task in cluster.Client.GetTasksAsync(job.Id, 0, null, cancellation).ConfigureAwait(false))
        {
            ordered &= task.Index == next++;
            again += task.Attempts > 1 ? 1 : 0;
            var worker = Name(task.Worker ?? "unknown");
            byWorker[worker] = byWorker.GetValueOrDefault(worker) + 1;
        }
        var once = ordered && next == job.TaskCount;
        screen.Say($"Recorded: {next:n0} results of {job.TaskCount:n0} tasks, {(once ? "[green]each exactly once[/]" : "[red]not each exactly once[/]")} ({string.Join(", ", byWorker.Select(pair => $"{pair.Key} {pair.Value:n0}"))})");
        screen.Say($"Executed twice, a node being lost or slow, and discarded the second time: {job.Duplicates:n0}; tasks with failed attempts: {again:n0}");
        return once;
    }

    private string Name(string address) => cluster.Find(address)?.Name ?? address;
}
