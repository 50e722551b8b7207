using AkkaCluster.Cli.Local;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client.Model;
using Spectre.Console;

namespace AkkaCluster.Cli.Demo;

/// <summary>What a demonstration shows while its job runs.</summary>
internal static class DemoView
{
    private const int BarWidth = 40;

    /// <summary>The bar, the tasks of each worker, and who leads.</summary>
    public static IReadOnlyList<string> Lines(JobProgress progress, LocalCluster cluster, string? leader)
    {
        var done = progress.Succeeded + progress.Failed;
        var share = progress.TaskCount == 0 ? 0 : (double)done / progress.TaskCount;
        var filled = (int)(share * BarWidth);
        var lines = new List<string>
        {
            $"[green]{new string('█', filled)}[/][grey]{new string('░', BarWidth - filled)}[/] {share * 100,3:0} %  {Markup.Escape(JobFollower.Describe(progress))}",
        };
        foreach (var node in cluster.Nodes)
        {
            var tasks = progress.Workers.FirstOrDefault(worker => node.Start.IsAt(worker.Key)).Value;
            var state = node.HasEnded ? "[red]killed[/]" : node.Name == leader ? "[blue]leader[/]" : "";
            lines.Add($"  {node.Name,-10} {node.Start.HostAndPort,-16} {(node.Name.StartsWith("worker", StringComparison.Ordinal) ? $"{tasks,6:n0} tasks" : "            ")}  {state}");
        }
        return lines;
    }
}
