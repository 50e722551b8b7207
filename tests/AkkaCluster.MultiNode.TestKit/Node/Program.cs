using AkkaCluster.MultiNode.TestKit.Execution;

namespace AkkaCluster.MultiNode.TestKit.Node;

/// <summary>
/// The program of a node's process; and, with -Dmultinode.coordinate=true, of a process that runs a whole multi-node test without a test host, which is handy when one is
/// looked into.
/// </summary>
internal static class Program
{
    public static async Task Main(string[] args)
    {
        CommandLine.Initialize(args);
        var assembly = CommandLine.GetProperty("multinode.test-assembly");
        var type = CommandLine.GetProperty("multinode.test-class");
        var method = CommandLine.GetProperty("multinode.test-method");
        var status = CommandLine.GetPropertyOrDefault("multinode.coordinate", "") == "true"
            ? await Coordinate(assembly, type, method)
            : await RunNode(assembly, type, method);
        // Threads that the test left behind do not keep the process.
        Environment.Exit(status);
    }

    private static Task<int> RunNode(string assembly, string type, string method)
    {
        ParentWatch.Start();
        return NodeRunner.Run(assembly, type, method);
    }

    private static async Task<int> Coordinate(string assembly, string type, string method)
    {
        var config = NodeProgram.ConfigOf(NodeRunner.Load(assembly, type));
        using var run = new MultiNodeRun(new NodeProgram(assembly, type, method, [.. config.Roles.Select(role => role.Name)]), TimeSpan.FromMinutes(3), TimeProvider.System);
        var failure = await run.Run(CancellationToken.None);
        await Console.Out.WriteLineAsync(failure ?? "passed");
        return failure is null ? 0 : 1;
    }
}
