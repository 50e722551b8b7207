using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Render;

/// <summary>Renders the Mandelbrot set, a tile a task, to one PNG.</summary>
/// <param name="maxOutput">The most bytes that a task may put out on a worker.</param>
public sealed class RenderKind(int maxOutput = BuiltInKinds.UsualMaxOutput) : JobKind
{
    public override string Name => "render";

    public override string Description => "Renders the Mandelbrot set to a PNG, a tile a task.";

    public override ParameterSchema Parameters { get; } = RenderParameters.Schema(maxOutput);

    public override ValueTask<InputPlan> PlanAsync(PlanRequest request, CancellationToken cancellation)
    {
        if (request.Source is not InputSource.None)
            throw new PlanException("A job of kind 'render' takes its tiles from its parameters; leave the inputs out.");
        var picture = RenderParameters.From(request.Parameters);
        return ValueTask.FromResult(InputPlan.Range(0, (long)picture.Columns * picture.Rows));
    }

    public override ITaskHandler CreateHandler(JobParameters parameters) => new RenderHandler(RenderParameters.From(parameters));

    public override IReducer CreateReducer(JobParameters parameters) => new PngReducer(RenderParameters.From(parameters));
}
