using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Messages.Serialization;
using AkkaCluster.Storage;

namespace AkkaCluster.Jobs.Planning;

/// <summary>Makes a job of a submission: checks it, lets its kind plan the inputs, and stores those that are many.</summary>
internal sealed class JobPlanner(JobKinds kinds, InputWriter inputs, JobDefaults defaults)
{
    /// <summary>Walks through folders block their threads: no more than so many at once, that they do not take those that others wait for.</summary>
    private const int WalksAtOnce = 4;
    private readonly SemaphoreSlim _walks = new(WalksAtOnce);

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
        return Fitting(new JobSpec
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
        });
    }

    /// <summary>Checks all that can be checked without looking at the inputs; nothing is stored yet.</summary>
    public (JobKind Kind, JobParameters Parameters) Check(JobSubmission submission)
    {
        if (!kinds.TryGet(submission.Kind, out var kind))
            throw Invalid([$"There is no job kind '{submission.Kind}'; this cluster knows {string.Join(", ", kinds.All.Select(known => known.Name))}."]);
        // Parameters that are too large are not looked at further.
        var parameters = kind.Parameters.Validate(SubmissionCheck.AreTooLarge(submission.Parameters) ? null : submission.Parameters, out var problems);
        List<string> errors = [.. problems, .. SubmissionCheck.Errors(submission)];
        return errors.Count == 0 ? (kind, parameters) : throw Invalid(errors);
    }

    /// <summary>The job as it travels: one that does not fit into a message would be dropped on the way, and nobody told.</summary>
    private JobSpec Fitting(JobSpec spec)
    {
        var size = Wiring.ToWire(spec).CalculateSize();
        return size <= defaults.MaxSpecSize
            ? spec
            : throw Invalid([$"The job takes {size} bytes with its parameters, labels and the inputs that go with it; {defaults.MaxSpecSize} fit into a message (akka.remote.dot-netty.tcp.maximum-frame-size). Large data belongs into inputs or files."]);
    }

    private async Task<JobInputs> PlanInputsAsync(JobKind kind, JobParameters parameters, InputSource source, CancellationToken cancellation)
    {
        if (source is not InputSource.Files)
            return await PlanAnyInputsAsync(kind, parameters, source, cancellation).ConfigureAwait(false);
        await _walks.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => PlanAnyInputsAsync(kind, parameters, source, cancellation), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _walks.Release();
        }
    }

    private async Task<JobInputs> PlanAnyInputsAsync(JobKind kind, JobParameters parameters, InputSource source, CancellationToken cancellation) =>
        await kind.PlanAsync(new PlanRequest(parameters, source) { Roots = kinds.Roots }, cancellation).ConfigureAwait(false) switch
        {
            InputPlan.Numbers range => RangeOf(range.From, range.To, range.Step),
            InputPlan.Texts texts => await inputs.WriteAsync(texts.Items, cancellation).ConfigureAwait(false),
            _ => await TakeAsGivenAsync(source, cancellation).ConfigureAwait(false),
        };

    private async Task<JobInputs> TakeAsGivenAsync(InputSource source, CancellationToken cancellation)
    {
        switch (source)
        {
            case InputSource.Range range:
                return RangeOf(range.From, range.To, range.Step);
            case InputSource.Lines lines:
                return await inputs.WriteAsync(lines.Items.ToAsyncEnumerable(), cancellation).ConfigureAwait(false);
            case InputSource.Upload upload:
                return await inputs.FindAsync(upload, cancellation).ConfigureAwait(false);
            default:
                return new JobInputs.Inline([]);
        }
    }

    private static JobInputs.Range RangeOf(long from, long to, long step)
    {
        var range = (InputPlan.Numbers)InputPlan.Range(from, to, step);
        return new JobInputs.Range(range.From, range.To, range.Step);
    }

    private static JobRefusedException Invalid(IReadOnlyList<string> errors) => new(JobRefusal.Invalid, string.Join(" ", errors), errors);
}
