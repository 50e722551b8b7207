using System.CommandLine;
using System.Text;
using AkkaCluster.Cli.Commands;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;

namespace AkkaCluster.Cli.Exec;

/// <summary><c>akkacluster exec -- CMD {}</c>, as GNU parallel's users type it.</summary>
internal static class ExecCommand
{
    public const string Name = "exec";

    /// <summary>As GNU parallel ends where it could not run at all: smaller codes say how many commands failed.</summary>
    private const int CouldNotRun = 255;

    public static Command Create()
    {
        var words = new Argument<string[]>("command") { Description = "The command with {} {.} {/} {//} {/.} {#} {1} …, then ::: and inputs, :::: and files; all as GNU parallel has them (docs/EXEC.md). Standard input if there are none." };
        var command = new Command(Name, "Run a command for each input on the cluster, with GNU parallel's options.") { words };
        foreach (var option in ExecOptions.All)
            command.Options.Add(option.Option);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var output = Console.OpenStandardOutput();
            await using var errors = Console.OpenStandardError();
            int? code = null;
            var guarded = await ClientCommand.GuardAsync(async () => (code = await RunAsync(parsed, output, errors, cancellation).ConfigureAwait(false)).Value).ConfigureAwait(false);
            return code is not null || guarded == CliExitCodes.Interrupted ? guarded : CouldNotRun;
        });
        return command;
    }

    /// <summary>Runs what a command line says.</summary>
    internal static async Task<int> RunAsync(ParseResult parsed, Stream output, Stream errors, CancellationToken cancellation)
    {
        var settings = new ExecSettings(parsed, parsed.GetValue<string[]>("command") ?? []);
        if (settings.DryRun)
        {
            await foreach (var task in settings.TasksAsync().ConfigureAwait(false))
                await output.WriteAsync(Encoding.UTF8.GetBytes(task.Text.Replace(Placeholders.Slot, "1", StringComparison.Ordinal) + "\n"), cancellation).ConfigureAwait(false);
            return CliExitCodes.Ok;
        }
        using var client = await ConnectionOptions.ConnectAsync(parsed, cancellation).ConfigureAwait(false);
        return await new ExecRun(client, settings, output, errors).RunAsync(cancellation).ConfigureAwait(false);
    }
}
