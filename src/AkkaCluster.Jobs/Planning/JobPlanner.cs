using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Fairness;
using AkkaCluster.Jobs.Files;
using AkkaCluster.Jobs.Messages.Serialization;
using AkkaCluster.Jobs.Placement;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Planning;

/// <summary>Makes a job of a submission: checks it, lets its kind plan the inputs, and stores those that are many.</summary>
internal sealed class JobPlanner(JobKindRegistry kinds, InputWriter inputs, FileList files, JobDefaults defaults)
{
    /// <summary>Walks through folders block their threads: no more than so many at once, that they do not take those that others wait for.</summary>
    private const int WalksAtOnce = 4;
    private readonly SemaphoreSlim _walks = new(WalksAtOnce);

    /// <exception cref="JobRefusedException">The submission is not valid.</exception>
    public async Task<JobSpec> PlanAsync(JobSubmission submission, CancellationToken cancellation)
    {
        var (kind, parameters) = await CheckAsync(submission, cancellation).ConfigureAwait(false);
        using var hash = submission.IdempotencyKey is null ? null : new ContentHash();
        JobInputs planned;
        try
        {
            planned = await PlanInputsAsync(kind, new PlanRequest(parameters, submission.Inputs) { Roots = kinds.Roots, Files = submission.Files }, hash, cancellation).ConfigureAwait(false);
        }
        catch (PlanException e)
        {
            throw Invalid([e.Message]);
        }

        if (planned.Count > defaults.MaxTasks)
            throw Invalid([$"The job has {planned.Count} tasks; at most {defaults.MaxTasks} are allowed (akkacluster.jobs.max-tasks). Give each task more of the input."]);
        var spec = Fitting(new JobSpec
        {
            Kind = kind.Name,
            Name = submission.Name,
            Parameters = parameters.ToJson(),
            Inputs = planned,
            Priority = submission.Priority ?? defaults.Priority,
            MaxAttempts = submission.MaxAttempts ?? defaults.MaxAttempts,
            // As it is stored.
            TaskTimeLimit = (submission.TaskTimeLimit ?? defaults.TaskTimeLimit) is { } limit ? TimeSpan.FromMilliseconds((long)limit.TotalMilliseconds) : null,
            FailFast = submission.FailFast,
            Speculate = submission.Speculate ?? kind.MaySpeculate,
            IdempotencyKey = submission.IdempotencyKey,
            Queue = submission.Queue == QueueWeights.DefaultQueue ? null : submission.Queue,
            Requires = Requirements.Write(submission.Requires),
            Files = await files.WriteAsync(submission.Files, hash).ConfigureAwait(false),
            Labels = submission.Labels,
            // As it is stored.
            NotBefore = submission.NotBefore is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds()) : null,
            After = submission.Inputs is InputSource.Outputs outputs
                ? [.. submission.After, .. outputs.Jobs.Except(submission.After.Select(dependency => dependency.Job)).Select(job => new JobDependency(job))]
                : submission.After,
        });
        return hash is null ? spec : spec with { ContentHash = Describe(spec, submission.Kind, hash) };
    }

    /// <summary>The hash has the inputs already; what else makes the job is added. The kind as it was named: a newer version of it does not make a submission that is repeated another one.</summary>
    private static string Describe(JobSpec spec, string kind, ContentHash hash)
    {
        hash.Add(kind).Add(spec.Parameters).Add(spec.Priority).Add(spec.MaxAttempts).Add(spec.TaskTimeLimit?.Ticks ?? -1).Add(spec.FailFast ? 1 : 0).Add(spec.Speculate ? 1 : 0);
        foreach (var (name, value) in spec.Labels.OrderBy(label => label.Key, StringComparer.Ordinal))
            hash.Add(name).Add(value);
        if (spec.Name is not null)
            hash.Add("name").Add(spec.Name);
        if (spec.Queue is not null)
            hash.Add("queue").Add(spec.Queue);
        if (spec.Requires is not null)
            hash.Add("requires").Add(spec.Requires);
        if (spec.NotBefore is { } time)
            hash.Add(time.ToUnixTimeMilliseconds());
        foreach (var dependency in spec.After)
            hash.Add(dependency.Job).Add((int)dependency.On);
        return hash.ToString();
    }

    /// <summary>Checks all that can be checked without looking at the inputs; nothing is stored yet.</summary>
    public async Task<(JobKind Kind, JobParameters Parameters)> CheckAsync(JobSubmission submission, CancellationToken cancellation)
    {
        if (await kinds.FindAsync(submission.Kind, cancellation).ConfigureAwait(false) is not { } kind)
            throw Invalid([$"There is no job kind '{submission.Kind}'; this cluster knows {string.Join(", ", kinds.All.Select(known => known.Name))}."]);
        // Parameters that are too large, or no text, are not looked at further.
        var parameters = kind.Parameters.Validate(SubmissionCheck.AreUnreadable(submission.Parameters) ? null : submission.Parameters, out var problems);
        List<string> errors = [.. problems, .. SubmissionCheck.Errors(submission), .. files.Errors(submission.Files)];
        if (errors.Count == 0 && kind.LargestOutput(parameters) is { } most && most > defaults.MaxOutput)
            errors.Add($"A task of this job may put out {most} bytes; workers take {defaults.MaxOutput} at most (akkacluster.worker.max-output-size). Lower the job's limit, or raise the workers'.");
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

    private async Task<JobInputs> PlanInputsAsync(JobKind kind, PlanRequest request, ContentHash? hash, CancellationToken cancellation)
    {
        if (request.Source is InputSource.Outputs outputs)
            return await PlanOutputsAsync(kind, request, outputs, hash, cancellation).ConfigureAwait(false);
        if (request.Source is not InputSource.Files)
            return await PlanAnyInputsAsync(kind, request, hash, cancellation).ConfigureAwait(false);
        await _walks.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => PlanAnyInputsAsync(kind, request, hash, cancellation), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _walks.Release();
        }
    }

    /// <summary>Nobody knows yet what they will be; the kind has to take lines as they come.</summary>
    private static async Task<JobInputs> PlanOutputsAsync(JobKind kind, PlanRequest request, InputSource.Outputs outputs, ContentHash? hash, CancellationToken cancellation)
    {
        if (await kind.PlanAsync(request with { Source = new InputSource.Lines([]) }, cancellation).ConfigureAwait(false) is not InputPlan.Unchanged)
            throw new PlanException($"A job of kind '{kind.Name}' makes its inputs itself; it cannot have the outputs of others for them.");
        hash?.Add(outputs.Gather ? 1 : 0);
        foreach (var job in outputs.Jobs)
            hash?.Add(job);
        return new JobInputs.Outputs(outputs.Jobs, outputs.Gather);
    }

    private async Task<JobInputs> PlanAnyInputsAsync(JobKind kind, PlanRequest request, ContentHash? hash, CancellationToken cancellation) =>
        await kind.PlanAsync(request, cancellation).ConfigureAwait(false) switch
        {
            InputPlan.Numbers range => RangeOf(range.From, range.To, range.Step, hash),
            InputPlan.Texts texts => await WriteAsync(texts.Items, hash, cancellation).ConfigureAwait(false),
            _ => await TakeAsGivenAsync(request.Source, hash, cancellation).ConfigureAwait(false),
        };

    private async Task<JobInputs> TakeAsGivenAsync(InputSource source, ContentHash? hash, CancellationToken cancellation)
    {
        switch (source)
        {
            case InputSource.Range range:
                return RangeOf(range.From, range.To, range.Step, hash);
            case InputSource.Lines lines:
                return await WriteAsync(lines.Items.ToAsyncEnumerable(), hash, cancellation).ConfigureAwait(false);
            case InputSource.Upload upload:
                hash?.Add(upload.ContentHash ?? upload.Id);
                // One whose hash is known was stored by this very call.
                return upload.ContentHash is null ? await inputs.FindAsync(upload, cancellation).ConfigureAwait(false) : new JobInputs.Stored(upload.Id, upload.Count);
            default:
                return new JobInputs.Inline([]);
        }
    }

    /// <summary>Lines have one hash, whether they come with the job or were uploaded before.</summary>
    private async Task<JobInputs> WriteAsync(IAsyncEnumerable<string> lines, ContentHash? hash, CancellationToken cancellation)
    {
        using var ofLines = hash is null ? null : new ContentHash();
        var written = await inputs.WriteAsync(lines, ofLines, cancellation).ConfigureAwait(false);
        hash?.Add(ofLines!.ToString());
        return written;
    }

    private static JobInputs.Range RangeOf(long from, long to, long step, ContentHash? hash)
    {
        var range = (InputPlan.Numbers)InputPlan.Range(from, to, step);
        hash?.Add(range.From).Add(range.To).Add(range.Step);
        return new JobInputs.Range(range.From, range.To, range.Step);
    }

    private static JobRefusedException Invalid(IReadOnlyList<string> errors) => new(JobRefusal.Invalid, string.Join(" ", errors), errors);
}
