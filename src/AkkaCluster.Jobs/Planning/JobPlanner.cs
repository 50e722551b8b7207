using AkkaCluster.Contracts;
using AkkaCluster.Storage;

namespace AkkaCluster.Jobs.Planning;

/// <summary>Makes a job of a submission: checks it, lets its kind plan the inputs, and stores those that are many.</summary>
internal sealed class JobPlanner(JobKinds kinds, InputWriter inputs, JobDefaults defaults)
{
    /// <summary>A job travels in one message with its parameters.</summary>
    private const int LongestParameters = 256 * 1024;

    /// <exception cref="JobRefusedException">The submission is not valid.</exception>
    public async Task<JobSpec> PlanAsync(JobSubmission submission, CancellationToken cancellation)
    {
        var (kind, parameters) = Check(submission);
        JobInputs planned;
        try
        {
            planned = await PlanInputsAsync(kind, parameters, submission.Inputs, cancellation).ConfigureAwait(false);
        }
        catch (PlanException e)
        {
            throw Invalid([e.Message]);
        }

        if (planned.Count > defaults.MaxTasks)
            throw Invalid([$"The job has {planned.Count} tasks; at most {defaults.MaxTasks} are allowed (akkacluster.jobs.max-tasks). Give each task more of the input."]);
        return new JobSpec
        {
            Kind = kind.Name,
            Parameters = parameters.ToJson(),
            Inputs = planned,
            Priority = submission.Priority ?? defaults.Priority,
            MaxAttempts = submission.MaxAttempts ?? defaults.MaxAttempts,
            TaskTimeLimit = submission.TaskTimeLimit ?? defaults.TaskTimeLimit,
            FailFast = submission.FailFast,
            IdempotencyKey = submission.IdempotencyKey,
            Labels = submission.Labels,
        };
    }

    /// <summary>Checks all that can be checked without looking at the inputs; nothing is stored yet.</summary>
    public (JobKind Kind, JobParameters Parameters) Check(JobSubmission submission)
    {
        if (!kinds.TryGet(submission.Kind, out var kind))
            throw Invalid([$"There is no job kind '{submission.Kind}'; this cluster knows {string.Join(", ", kinds.All.Select(known => known.Name))}."]);
        var parameters = kind.Parameters.Validate(submission.Parameters, out var problems);
        List<string> errors = [.. problems];
        if (submission.Parameters?.Length > LongestParameters)
            errors.Add($"The parameters have {submission.Parameters.Length} characters; at most {LongestParameters} are allowed. Large data belongs into inputs or files.");
        if (submission.Priority is < 0 or > 9)
            errors.Add($"The priority is {submission.Priority}; expected 0 to 9, greater is sooner.");
        if (submission.MaxAttempts is < 1 or > 1000)
            errors.Add($"The attempts are {submission.MaxAttempts}; expected 1 to 1000.");
        if (submission.TaskTimeLimit is { } limit && limit <= TimeSpan.Zero)
            errors.Add($"The task time limit is {limit}; expected more than nothing.");
        if (submission.IdempotencyKey is { Length: 0 or > 200 })
            errors.Add($"The idempotency key has {submission.IdempotencyKey.Length} characters; expected 1 to 200.");
        return errors.Count == 0 ? (kind, parameters) : throw Invalid(errors);
    }

    private async Task<JobInputs> PlanInputsAsync(JobKind kind, JobParameters parameters, InputSource source, CancellationToken cancellation) =>
        await kind.PlanAsync(new PlanRequest(parameters, source) { Roots = kinds.Roots }, cancellation).ConfigureAwait(false) switch
        {
            InputPlan.Numbers range => new JobInputs.Range(range.From, range.To, range.Step),
            InputPlan.Texts texts => await inputs.WriteAsync(texts.Items, cancellation).ConfigureAwait(false),
            _ => await TakeAsGivenAsync(source, cancellation).ConfigureAwait(false),
        };

    private async Task<JobInputs> TakeAsGivenAsync(InputSource source, CancellationToken cancellation)
    {
        switch (source)
        {
            case InputSource.Range range:
                var plan = (InputPlan.Numbers)InputPlan.Range(range.From, range.To, range.Step);
                return new JobInputs.Range(plan.From, plan.To, plan.Step);
            case InputSource.Lines lines:
                return await inputs.WriteAsync(lines.Items.ToAsyncEnumerable(), cancellation).ConfigureAwait(false);
            case InputSource.Upload upload:
                return new JobInputs.Stored(upload.Id, upload.Count);
            default:
                return new JobInputs.Inline([]);
        }
    }

    private static JobRefusedException Invalid(IReadOnlyList<string> errors) => new(JobRefusal.Invalid, string.Join(" ", errors), errors);
}
