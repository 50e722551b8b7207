using System.CommandLine;
using AkkaCluster.Cli.Compare;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Exec;
using AkkaCluster.Cli.Runs;
using AkkaCluster.Cli.Schedules;

namespace AkkaCluster.Cli.Commands;

/// <summary>The command <c>akkacluster</c> with all below it.</summary>
internal static class RootCommands
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Several machines that work as one: starts clusters, hands in jobs, shows and steers them.")
        {
            ConnectionOptions.Gateway,
            ConnectionOptions.Token,
            ConnectionOptions.Json,
            ConnectionOptions.Patience,
        };
        foreach (var command in All())
            root.Subcommands.Add(command);
        return root;
    }

    private static IEnumerable<Command> All() =>
    [
        DemoCommand.Create(),
        UpCommand.Create(),
        CompareCommand.Create(),
        SubmitCommand.Create(),
        ExecCommand.Create(),
        ScheduleCommand.Create(),
        RunCommand.Create(),
        StatusCommand.Create(),
        .. WatchCommand.Create(),
        ResultCommand.Create(),
        TasksCommand.Create(),
        FilesCommand.Create(),
        LogsCommand.Create(),
        .. SteerCommands.Create(),
        .. AgainCommands.Create(),
        KindsCommand.Create(),
        ClusterCommand.Create(),
        DemandCommand.Create(),
        DrainCommand.Create(),
        SlotsCommand.Create(),
        CertificatesCommand.Create(),
        CompletionCommand.Create(),
    ];
}
