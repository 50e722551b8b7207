using System.Text.Json;

namespace AkkaCluster.Contracts;

/// <summary>
/// A job kind whose parameters, inputs and outputs are types. They are read and written as JSON (a string as the text that it is), and the schema of the parameters is derived from their type: required
/// members, default values, <c>[Description]</c> and the attributes of <c>System.ComponentModel.DataAnnotations</c> are in it, and are held.
/// </summary>
/// <typeparam name="TParameters">The parameters: a record or class that a JSON object is read into; <see cref="NoParameters"/> for none.</typeparam>
/// <typeparam name="TInput">The input of a task: a type that JSON is read into, <see cref="string"/> for a line as it is, <see cref="long"/> for the numbers of a range, or <see cref="NumberRange"/> for a piece of one.</typeparam>
/// <typeparam name="TOutput">The output of a task.</typeparam>
public abstract class JobKind<TParameters, TInput, TOutput> : JobKind
    where TParameters : class
{
    private ParameterSchema? _schema;

    /// <summary>How values are read and written. Members that the types do not have are refused, and so is null where a type does not allow it.</summary>
    protected virtual JsonSerializerOptions Json => TypedJson.Options;

    /// <inheritdoc />
    public sealed override ParameterSchema Parameters => _schema ??= ParameterSchema.Of<TParameters>(Json);

    /// <summary>Runs one task. Several slots call it at once.</summary>
    /// <param name="input">The task's input.</param>
    /// <param name="parameters">The job's parameters.</param>
    /// <param name="context">What the task sees of the cluster.</param>
    /// <param name="cancellation">Cancelled when the job is cancelled, the task's time limit is over, or the lease is taken back.</param>
    /// <exception cref="TaskFailedException">The attempt failed in a way that the kind knows.</exception>
    protected abstract ValueTask<TOutput> ExecuteAsync(TInput input, TParameters parameters, TaskContext context, CancellationToken cancellation);

    /// <summary>The inputs of the tasks, where the kind makes them of the parameters; null takes those that are submitted.</summary>
    protected virtual IAsyncEnumerable<TInput>? MakeInputs(TParameters parameters, CancellationToken cancellation) => null;

    /// <summary>Makes the reducer of one job, such as a <see cref="Reducer{TOutput, TResult}"/>; null where the outputs of the tasks are the whole result.</summary>
    protected virtual IReducer? CreateReducer(TParameters parameters) => null;

    /// <summary>How fast the tasks of such a job may be begun; null for as fast as workers take them.</summary>
    protected virtual TaskPace? Pace(TParameters parameters) => null;

    /// <summary>How long a task may be silent; null for as long as it likes. See <see cref="JobKind.HeartbeatLimit(JobParameters)"/>.</summary>
    protected virtual TimeSpan? HeartbeatLimit(TParameters parameters) => null;

    /// <inheritdoc />
    public sealed override ITaskHandler CreateHandler(JobParameters parameters) => new Handler(this, Read(parameters));

    /// <inheritdoc />
    public sealed override IReducer? CreateReducer(JobParameters parameters) => CreateReducer(Read(parameters));

    /// <inheritdoc />
    public sealed override TaskPace? Pace(JobParameters parameters) => Pace(Read(parameters));

    /// <inheritdoc />
    public sealed override TimeSpan? HeartbeatLimit(JobParameters parameters) => HeartbeatLimit(Read(parameters));

    /// <inheritdoc />
    public sealed override ValueTask<InputPlan> PlanAsync(PlanRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (MakeInputs(Read(request.Parameters), cancellation) is { } made)
        {
            return request.Source is InputSource.None
                ? ValueTask.FromResult(InputPlan.Lines(made.Select(input => TypedJson.Write(input, Json))))
                : throw new PlanException($"A job of kind '{Name}' makes its inputs of its parameters; found others.");
        }

        if (request.Source is InputSource.Lines lines)
        {
            for (var index = 0; index < lines.Items.Count; index++)
            {
                if (TypedJson.Problem<TInput>(new TaskInput(index, lines.Items[index]), Json) is { } problem)
                    throw new PlanException($"Input {index} (from 0): {problem}");
            }
        }

        return base.PlanAsync(request, cancellation);
    }

    private TParameters Read(JobParameters parameters) => JsonSerializer.Deserialize<TParameters>(parameters.ToJson(), Json)!;

    private sealed class Handler(JobKind<TParameters, TInput, TOutput> kind, TParameters parameters) : ITaskHandler
    {
        public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
        {
            var running = kind.ExecuteAsync(TypedJson.Read<TInput>(input, kind.Json), parameters, context, cancellation);
            if (!running.IsCompletedSuccessfully)
                return WriteAsync(running, context);
            TypedJson.Write(running.Result, context.Output, kind.Json);
            return ValueTask.CompletedTask;
        }

        private async ValueTask WriteAsync(ValueTask<TOutput> running, TaskContext context) => TypedJson.Write(await running.ConfigureAwait(false), context.Output, kind.Json);
    }
}
