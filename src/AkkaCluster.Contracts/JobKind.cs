namespace AkkaCluster.Contracts;

/// <summary>
/// One kind of work that the cluster can do: what a handler's author writes. A kind is found by its <see cref="Name"/>, lives as long as its
/// node, and is used from many threads at once; state of one job belongs in the handler and the reducer that it makes.
/// </summary>
public abstract class JobKind
{
    /// <summary>The name under which jobs of this kind are submitted: lower-case letters, digits and dashes.</summary>
    public abstract string Name { get; }

    /// <summary>One sentence for people who list the kinds.</summary>
    public abstract string Description { get; }

    /// <summary>The parameters that a job of this kind takes. They are checked before anything of the job is stored.</summary>
    public virtual ParameterSchema Parameters => ParameterSchema.Empty;

    /// <summary>
    /// Turns what was submitted into the inputs of the tasks, one input a task. The default takes lines, ranges and uploads as they are and makes
    /// one task of each file. It runs once a job, on the node that takes the submission in.
    /// </summary>
    /// <exception cref="PlanException">The inputs do not fit this kind; its text is for the person who submitted the job.</exception>
    public virtual ValueTask<InputPlan> PlanAsync(PlanRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Source switch
        {
            InputSource.Files files => ValueTask.FromResult(InputPlan.Lines(request.Roots.Find(files.Globs, cancellation))),
            InputSource.None => throw new PlanException($"A job of kind '{Name}' needs inputs, and none were given: pass lines, a range, files or an upload."),
            _ => ValueTask.FromResult(InputPlan.AsGiven),
        };
    }

    /// <summary>
    /// Whether a task that takes far longer than others may be run a second time while the first still runs, for the sooner of the two to count. Say no where running
    /// a task has effects besides its output, such as a mail that it sends. A job may say otherwise. After the loss of a worker its tasks run again in any case.
    /// </summary>
    public virtual bool MaySpeculate => true;

    /// <summary>The most bytes that a task of such a job puts out, where the kind knows: a job that may put out more than workers take is refused when it is submitted.</summary>
    public virtual long? LargestOutput(JobParameters parameters) => null;

    /// <summary>How fast the tasks of such a job may be begun; null for as fast as workers take them. A job with a pace is handed out task by task.</summary>
    public virtual TaskPace? Pace(JobParameters parameters) => null;

    /// <summary>
    /// How long a task of such a job may be silent: one that does not say for so long that it is alive (<see cref="TaskContext.Heartbeat"/>, <see cref="TaskContext.Report"/>) is cancelled, and its attempt has failed. Null
    /// for as long as it likes.
    /// </summary>
    public virtual TimeSpan? HeartbeatLimit(JobParameters parameters) => null;

    /// <summary>How many bytes of memory a worker must have free to start a task of such a job; null for any. With less than half of it, the youngest task of the job there is ended, and put back: that is no attempt that failed.</summary>
    public virtual long? LeastFreeMemory(JobParameters parameters) => null;

    /// <summary>Makes the handler for one job on one worker. Several slots call it at once.</summary>
    public abstract ITaskHandler CreateHandler(JobParameters parameters);

    /// <summary>The log that a task's output has in it, shown where people look for one. Null says that outputs of this kind have none.</summary>
    public virtual TaskLog? LogOf(ReadOnlySpan<byte> output) => null;

    /// <summary>Makes the reducer of one job, or null where the outputs of the tasks are the whole result.</summary>
    public virtual IReducer? CreateReducer(JobParameters parameters) => null;
}
