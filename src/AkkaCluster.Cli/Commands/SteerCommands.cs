using System.CommandLine;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster cancel</c>, <c>pause</c> and <c>resume</c>.</summary>
internal static class SteerCommands
{
    public static IEnumerable<Command> Create() =>
    [
        Create("cancel", "End a job.", (client, id, cancellation) => client.CancelAsync(id, cancellation)),
        Create("pause", "Hold a job: no more of it is handed out.", (client, id, cancellation) => client.PauseAsync(id, cancellation)),
        Create("resume", "Let a held job go on.", (client, id, cancellation) => client.ResumeAsync(id, cancellation)),
    ];

    private static Command Create(string name, string help, Func<ClusterClient, string, CancellationToken, Task<Job>> steer)
    {
        var id = new Argument<string>("job") { Description = "The job." };
        return new Command(name, help) { id }.Runs(async (parsed, client, cancellation) =>
        {
            var job = await steer(client, parsed.GetValue(id)!, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(ConnectionOptions.Json))
                Terminal.WriteJson(job);
            else
                Terminal.Results.Write(Tables.Jobs([job]));
            return CliExitCodes.Ok;
        });
    }
}
