using System.CommandLine;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client;

namespace AkkaCluster.Cli.Commands;

/// <summary>What the commands that talk to a cluster have in common: the connection, errors for people, exit codes.</summary>
internal static class ClientCommand
{
    /// <summary>Gives a command its action.</summary>
    /// <param name="command">The command.</param>
    /// <param name="action">What it does with a client of the cluster.</param>
    /// <param name="check">What may be wrong with the command line, found before any cluster is looked for.</param>
    public static Command Runs(this Command command, Func<ParseResult, ClusterClient, CancellationToken, Task<int>> action, Action<ParseResult>? check = null)
    {
        command.SetAction(async (parsed, cancellation) => await GuardAsync(async () =>
        {
            check?.Invoke(parsed);
            using var client = await ConnectionOptions.ConnectAsync(parsed, cancellation).ConfigureAwait(false);
            return await action(parsed, client, cancellation).ConfigureAwait(false);
        }).ConfigureAwait(false));
        return command;
    }

    /// <summary>Turns what a person can put right into a message and an exit code.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (ClusterException refusal)
        {
            Terminal.Error(refusal.Message);
            foreach (var error in refusal.Errors.Where(error => !refusal.Message.Contains(error, StringComparison.Ordinal)))
                Terminal.Error("  " + error);
            return refusal.Status switch
            {
                400 => CliExitCodes.BadUsage,
                503 => CliExitCodes.Unavailable,
                _ => CliExitCodes.Refused,
            };
        }
        catch (UsageException wrong)
        {
            Terminal.Error(wrong.Message);
            return CliExitCodes.BadUsage;
        }
        catch (OperationCanceledException)
        {
            return CliExitCodes.Interrupted;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            Terminal.Error(trouble.Message);
            return CliExitCodes.Refused;
        }
        catch (Exception mistake)
        {
            Terminal.Error($"This is a mistake of the command, please report it: {mistake.GetType().Name}: {mistake.Message.ReplaceLineEndings(" ")}");
            return CliExitCodes.JobFailed;
        }
    }
}
