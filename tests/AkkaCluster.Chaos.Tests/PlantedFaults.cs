using AkkaCluster.Chaos.Histories;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Chaos.Tests;

/// <summary>A history in which all is as it should be, for tests to plant a fault in.</summary>
internal static class PlantedFaults
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static JobPlan Echo { get; } = new("echo", Shape.Echo, 3);

    public static JobPlan Counted { get; } = new("primes", Shape.Primes, 2);

    public static JobPlan Cancelled { get; } = new("cancelled", Shape.Echo, 5);

    public static History Whole { get; } = new()
    {
        Plans = new[] { Echo, Counted, Cancelled }.ToDictionary(plan => plan.Key),
        Operations =
        [
            Told(Act.Submit, Echo, 1, 2, null),
            Told(Act.Submit, Counted, 1, 2, null),
            Told(Act.Submit, Cancelled, 1, 2, null),
            Told(Act.Read, Echo, 3, 4, new JobView(JobState.Running, 1, 1, 0)),
            Told(Act.Pause, Echo, 4, 4.5, new JobView(JobState.Running, 1, 1, 0, Paused: true)),
            Told(Act.Resume, Echo, 5, 5.5, new JobView(JobState.Running, 1, 2, 0)),
            Told(Act.Wait, Echo, 6, 7, new JobView(JobState.Succeeded, 1, 3, 0)),
            Told(Act.Cancel, Cancelled, 4, 5, new JobView(JobState.Cancelled, 1, 1, 0)),
            Told(Act.Result, Counted, 6, 7, null) with { Result = Counted.Result },
            Told(Act.Tasks, Echo, 8, 9, null) with { Tasks = Outputs(Echo, 0, 1, 2) },
        ],
        Stored =
        [
            new StoredJob("id-echo", "echo", new JobView(JobState.Succeeded, 1, 3, 0), Outputs(Echo, 0, 1, 2), null),
            new StoredJob("id-primes", "primes", new JobView(JobState.Succeeded, 1, 2, 0), Outputs(Counted, 0, 1), Counted.Result),
            new StoredJob("id-cancelled", "cancelled", new JobView(JobState.Cancelled, 1, 1, 0), Outputs(Cancelled, 2), null),
        ],
        Executions = new Dictionary<string, int> { ["echo:0"] = 1, ["echo:1"] = 2, ["echo:2"] = 1, ["cancelled:2"] = 1, ["cancelled:3"] = 1 },
        Leaders = [new LeaderSighting(0, 1, "a"), new LeaderSighting(1, 1, "a"), new LeaderSighting(2, 2, "b")],
        Schedules = [new ScheduleTrace("s", TimeSpan.FromSeconds(5), [Noon, Noon.AddSeconds(5), Noon.AddSeconds(10)], Noon.AddSeconds(2), Noon.AddSeconds(8))],
    };

    public static Operation Told(Act act, JobPlan plan, double began, double ended, JobView? view) =>
        new("client", act, plan.Key, began, ended, Answer.Told) { Job = "id-" + plan.Key, View = view };

    public static IReadOnlyList<SeenTask> Outputs(JobPlan plan, params long[] tasks) => [.. tasks.Select(task => new SeenTask(task, false, plan.OutputOf(task)!))];

    public static History With(params Operation[] more) => Whole with { Operations = [.. Whole.Operations, .. more] };

    /// <summary>With a job of the store changed.</summary>
    public static History Storing(JobPlan plan, Func<StoredJob, StoredJob> change) => Whole with { Stored = [.. Whole.Stored.Select(job => job.Key == plan.Key ? change(job) : job)] };
}
