using AkkaCluster.Chaos.Histories;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Chaos.Clients;

/// <summary>A client that hands jobs in, steers and reads them, its own and others', at random.</summary>
/// <param name="name">Its name in the history.</param>
/// <param name="client">Calls the cluster.</param>
/// <param name="board">The jobs that it shares with others.</param>
/// <param name="recorder">Writes its calls down.</param>
/// <param name="random">What it does.</param>
/// <param name="pause">Milliseconds from one thing that it does to the next; null for 20 to 250.</param>
internal sealed class Customer(string name, ClusterClient client, JobBoard board, Recorder recorder, Random random, Func<Random, int>? pause = null)
{
    /// <summary>The client whose calls tell how long nobody is served.</summary>
    public const string Prober = "prober";

    private const int MostTasks = 300;

    public async Task RunAsync(CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            await ActAsync().ConfigureAwait(false);
            await Task.Delay(pause?.Invoke(random) ?? random.Next(20, 250), until).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Hands in jobs of one task and waits for them: how long nobody is served is seen by these.</summary>
    public async Task ProbeAsync(CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            await SubmitAsync(board.Invent(random, isProbe: true), TimeSpan.FromSeconds(5)).ConfigureAwait(false);
            await Task.Delay(50, CancellationToken.None).ConfigureAwait(false);
        }
    }

    public Task<Operation> ResumeAsync(string key, string id) => SteerAsync(Act.Resume, key, id, token => client.ResumeAsync(id, token));

    private async Task ActAsync()
    {
        var choice = random.Next(100);
        if (choice < 30 || board.Pick(random) is not { } job)
            await SubmitAsync(random.Next(8) == 0 && board.Repeat(random) is { } plan ? plan : board.Invent(random), random.Next(2) == 0 ? TimeSpan.FromSeconds(4) : null).ConfigureAwait(false);
        else if (choice < 50)
            await SteerAsync(Act.Read, job.Plan.Key, job.Id, token => client.GetAsync(job.Id, token)).ConfigureAwait(false);
        else if (choice < 60)
            await SteerAsync(Act.Wait, job.Plan.Key, job.Id, token => client.WaitAsync(job.Id, TimeSpan.FromSeconds(4), token)).ConfigureAwait(false);
        else if (choice < 68)
            await SteerAsync(Act.Cancel, job.Plan.Key, job.Id, token => client.CancelAsync(job.Id, token)).ConfigureAwait(false);
        else if (choice < 74)
            await PauseAsync(job.Plan.Key, job.Id).ConfigureAwait(false);
        else if (choice < 79)
            await SteerAsync(Act.Rerun, job.Plan.Key, job.Id, token => client.RerunAsync(job.Id, failedOnly: random.Next(2) == 0, token)).ConfigureAwait(false);
        else if (choice < 88)
            await recorder.CallAsync(New(Act.Result, job.Plan.Key, job.Id), async told => told with { Result = (await client.GetResultAsync(job.Id).ConfigureAwait(false)).Text }).ConfigureAwait(false);
        else
            await recorder.CallAsync(New(Act.Tasks, job.Plan.Key, job.Id), async told => told with { Tasks = await TasksAsync(job.Id).ConfigureAwait(false) }).ConfigureAwait(false);
    }

    private async Task SubmitAsync(JobPlan plan, TimeSpan? wait)
    {
        var submitted = await recorder.CallAsync(New(Act.Submit, plan.Key, null), async told =>
        {
            var answer = await client.SubmitAsync(plan.Request, wait).ConfigureAwait(false);
            return told with
            {
                Job = answer.Id,
                View = answer.Finished is { } job ? JobView.Of(job) : null,
                Result = answer.Result?.Text,
                Tasks = answer.Outputs?.Select((output, i) => new SeenTask(i, false, output)).ToList(),
            };
        }).ConfigureAwait(false);
        if (submitted.Job is { } id)
            board.Know(plan, id);
    }

    private async Task PauseAsync(string key, string id)
    {
        if ((await SteerAsync(Act.Pause, key, id, token => client.PauseAsync(id, token)).ConfigureAwait(false)).Answer == Answer.Refused)
            return;
        await Task.Delay(random.Next(500), CancellationToken.None).ConfigureAwait(false);
        await SteerAsync(Act.Read, key, id, token => client.GetAsync(id, token)).ConfigureAwait(false);
        await ResumeAsync(key, id).ConfigureAwait(false);
    }

    private Task<Operation> SteerAsync(Act act, string key, string id, Func<CancellationToken, Task<Job>> call) =>
        recorder.CallAsync(New(act, key, id), async told => told with { View = JobView.Of(await call(CancellationToken.None).ConfigureAwait(false)) });

    private async Task<List<SeenTask>> TasksAsync(string id)
    {
        var tasks = new List<SeenTask>();
        await foreach (var task in client.GetTasksAsync(id).ConfigureAwait(false))
        {
            tasks.Add(new SeenTask(task.Index, task.Failed, task.Output ?? ""));
            if (tasks.Count == MostTasks)
                break;
        }
        return tasks;
    }

    private Operation New(Act act, string key, string? job) => new(name, act, key, 0, 0, Answer.Unknown) { Job = job };
}
