using AkkaCluster.Chaos.Histories;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Chaos.Checks;

/// <summary>What is recorded, and was told of it, is what the jobs had to make.</summary>
internal static class Records
{
    public static IEnumerable<string> Once(History history)
    {
        foreach (var job in history.Stored.Where(job => job.View.IsFinal))
        {
            foreach (var twice in job.Tasks.GroupBy(task => task.Index).Where(task => task.Count() > 1))
                yield return $"Job {job.Id}: task {twice.Key} has {twice.Count()} results.";
            var (succeeded, failed) = (job.Tasks.Count(task => !task.Failed), job.Tasks.Count(task => task.Failed));
            if ((succeeded, failed) != (job.View.Succeeded, job.View.Failed))
                yield return $"Job {job.Id}: {succeeded} results and {failed} failures are recorded; its counts say {job.View.Succeeded} and {job.View.Failed}.";
            if (history.Plans.GetValueOrDefault(job.Key) is not { } plan)
                continue;
            if (job.Tasks.FirstOrDefault(task => task.Index < 0 || task.Index >= plan.Tasks) is { } strange)
                yield return $"Job {job.Id} has a task {strange.Index}; it has {plan.Tasks} tasks.";
            if (job.View.State != JobState.Cancelled && job.Tasks.Select(task => task.Index).Distinct().Count() != plan.Tasks)
                yield return $"Job {job.Id} is {job.View.State}, and {job.Tasks.Count} of its {plan.Tasks} tasks are recorded.";
        }
    }

    public static IEnumerable<string> Right(History history)
    {
        foreach (var job in history.Stored)
        {
            if (history.Plans.GetValueOrDefault(job.Key) is not { } plan)
                continue;
            if (job.View.State is JobState.Succeeded or JobState.Failed && job.View.State == JobState.Failed != plan.Fails)
                yield return $"Job {job.Id} ({plan.Shape}) is {job.View.State}.";
            if (job.View.State == JobState.Succeeded && plan.Result is { } result && job.Result != result)
                yield return $"Job {job.Id}: the recorded result is {Short(job.Result)}; expected {Short(result)}.";
            foreach (var wrong in Wrong(plan, job.Tasks))
                yield return $"Job {job.Id}: {wrong}";
        }
        foreach (var told in history.Operations)
        {
            if (history.Plans.GetValueOrDefault(told.Key) is not { } plan)
                continue;
            if (told.Result is { } result && plan.Result is { } right && result != right)
                yield return $"{told.Client} was told the result {Short(result)} of job {told.Job} at {told.Ended:0.000} s; expected {Short(right)}.";
            foreach (var wrong in Wrong(plan, told.Tasks ?? []))
                yield return $"{told.Client} was told of job {told.Job} at {told.Ended:0.000} s: {wrong}";
        }
    }

    public static IEnumerable<string> Run(History history)
    {
        if (history.Executions is null)
            yield break;
        foreach (var job in history.Stored)
        {
            if (history.Plans.GetValueOrDefault(job.Key) is not { IsTraced: true } plan)
                continue;
            foreach (var task in job.Tasks.Where(task => !task.Failed && history.Executions.GetValueOrDefault(plan.InputOf(task.Index)) == 0))
                yield return $"Job {job.Id}: task {task.Index} has a result, and no worker began to run '{plan.InputOf(task.Index)}'.";
        }
    }

    private static IEnumerable<string> Wrong(JobPlan plan, IEnumerable<SeenTask> tasks)
    {
        foreach (var task in tasks)
        {
            if (task.Failed != plan.Fails)
                yield return $"task {task.Index} {(task.Failed ? $"failed ({Short(task.Output)})" : "succeeded")}, against what is expected of {plan.Shape}.";
            else if (!task.Failed && task.Output != plan.OutputOf(task.Index))
                yield return $"the output of task {task.Index} is {Short(task.Output)}; expected {Short(plan.OutputOf(task.Index))}.";
        }
    }

    private static string Short(string? text) => text is null ? "none" : text.Length > 120 ? $"'{text[..120]}…' of {text.Length} characters" : $"'{text}'";
}
