using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds;

/// <summary>A job kind that does what another does, but for what is overridden.</summary>
internal abstract class WrappedKind(JobKind kind) : JobKind
{
    public override string Name => kind.Name;

    public override string Description => kind.Description;

    public override ParameterSchema Parameters => kind.Parameters;

    public override bool MaySpeculate => kind.MaySpeculate;

    public override long? LargestOutput(JobParameters parameters) => kind.LargestOutput(parameters);

    public override TaskPace? Pace(JobParameters parameters) => kind.Pace(parameters);

    public override TimeSpan? HeartbeatLimit(JobParameters parameters) => kind.HeartbeatLimit(parameters);

    public override long? LeastFreeMemory(JobParameters parameters) => kind.LeastFreeMemory(parameters);

    public override TaskLog? LogOf(ReadOnlySpan<byte> output) => kind.LogOf(output);

    public override ValueTask<InputPlan> PlanAsync(PlanRequest request, CancellationToken cancellation) => kind.PlanAsync(request, cancellation);

    public override ITaskHandler CreateHandler(JobParameters parameters) => kind.CreateHandler(parameters);

    public override IReducer? CreateReducer(JobParameters parameters) => kind.CreateReducer(parameters);
}
