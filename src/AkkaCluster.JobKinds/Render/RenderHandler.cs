using AkkaCluster.Contracts;

namespace AkkaCluster.JobKinds.Render;

/// <summary>Renders one tile; its output is the tile's rows of RGB pixels.</summary>
internal sealed class RenderHandler(RenderParameters picture) : ITaskHandler
{
    public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
    {
        context.Write(Mandelbrot.Render(picture, picture.TileAt(input.From), cancellation));
        return ValueTask.CompletedTask;
    }
}
