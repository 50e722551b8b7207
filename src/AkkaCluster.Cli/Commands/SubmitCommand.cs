using System.CommandLine;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Exec;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster submit KIND</c>.</summary>
internal static class SubmitCommand
{
    public const string Name = "submit";

    private static readonly Argument<string> Kind = new("kind") { Description = "The kind of job; 'akkacluster kinds' lists them." };
    private static readonly Option<string[]> Pairs = new("--param", "-p") { Description = "A parameter name=value; may be given several times." };
    private static readonly Option<string?> Parameters = new("--parameters") { Description = "All parameters as a JSON object." };
    private static readonly Option<string[]> Attached = new("--attach") { Description = "A file that comes with the job, or a folder with all that is in it; its tasks know it by this path, or by what follows '/./' in it. May be given several times." };
    private static readonly InputOptions Inputs = new();
    private static readonly JobOptions Options = new();

    public static Command Create()
    {
        var wait = new Option<bool>("--wait", "-w") { Description = "Follow the job to its end and write its result." };
        var output = new Option<string?>("--output", "-o") { Description = "With --wait: write the result to this file." };
        var command = new Command(Name, "Hand in a job; when this returns, it is durable.") { Kind, Pairs, Parameters, Attached, wait, output };
        Attached.NotEmpty();
        Inputs.AddTo(command);
        Options.AddTo(command);
        void Check(ParseResult parsed)
        {
            Request(parsed);
            foreach (var attached in AttachedPaths(parsed))
                ExecFiles.Expand(attached);
            if (parsed.GetValue(output) is not { } path)
                return;
            if (!parsed.GetValue(wait))
                throw new UsageException("--output says where the result goes, and without --wait there is none yet; give both, or fetch it later with 'akkacluster result JOB -o FILE'.");
            ResultWriter.CheckPath(path);
        }
        return command.Runs(async (parsed, client, cancellation) =>
        {
            var files = new ExecFiles(client);
            await files.StoreAsync(AttachedPaths(parsed), cancellation).ConfigureAwait(false);
            var request = Request(parsed) with { Files = [.. files.All.Select(file => file with { Name = TravellingPath.Kept(file.Name) })] };
            var lines = Inputs.Read(parsed).Lines;
            var submitted = lines is null
                ? await Interruption.SubmitAsync(client, request, cancellation).ConfigureAwait(false)
                : await client.SubmitLinesAsync(request, Inputs.Source(parsed).ReadAsync(lines), null, cancellation).ConfigureAwait(false);
            if (!parsed.GetValue(wait))
            {
                if (parsed.GetValue(ConnectionOptions.Json))
                    Terminal.WriteJson(new { submitted.Id, submitted.Existed });
                else
                    Console.Out.WriteLine(submitted.Id);
                return CliExitCodes.Ok;
            }
            var job = await Interruption.FollowAsync(client, submitted.Id, ConnectionOptions.PatienceOf(parsed), cancellation).ConfigureAwait(false);
            return await ResultWriter.WriteAsync(client, job, parsed.GetValue(output), parsed.GetValue(ConnectionOptions.Json), cancellation).ConfigureAwait(false);
        }, Check);
    }

    /// <summary>The job that a command line describes, with all of its inputs, for who keeps it for later.</summary>
    public static async Task<JobRequest> WholeAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Attached) is { Length: > 0 })
            throw new UsageException("--attach stores files for a job that is handed in now; what is kept for later has none yet when its time comes. Put them where all nodes see them.");
        var request = Request(parsed);
        return Inputs.Read(parsed).Lines is { } lines
            ? request with { Inputs = new JobInputs.Lines(await Inputs.Source(parsed).ReadAsync(lines).ToListAsync(cancellation).ConfigureAwait(false)) }
            : request;
    }

    private static IEnumerable<string> AttachedPaths(ParseResult parsed) => (parsed.GetValue(Attached) ?? []).Select(path => TravellingPath.Checked(path, Attached.Name));

    private static JobRequest Request(ParseResult parsed) => Options.Apply(parsed, new JobRequest
    {
        Kind = parsed.GetValue(Kind)!,
        Parameters = ParameterText.Read(parsed.GetValue(Parameters), parsed.GetValue(Pairs) ?? []),
        Inputs = Inputs.Read(parsed).Inputs,
    });
}
