using System.CommandLine;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster submit KIND</c>.</summary>
internal static class SubmitCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = "The kind of job; 'akkacluster kinds' lists them." };
        var pairs = new Option<string[]>("--param", "-p") { Description = "A parameter name=value; may be given several times." };
        var json = new Option<string?>("--parameters") { Description = "All parameters as a JSON object." };
        var wait = new Option<bool>("--wait", "-w") { Description = "Follow the job to its end and write its result." };
        var output = new Option<string?>("--output", "-o") { Description = "With --wait: write the result to this file." };
        var inputs = new InputOptions();
        var options = new JobOptions();
        var command = new Command("submit", "Hand in a job; when this returns, it is durable.") { kind, pairs, json, wait, output };
        inputs.AddTo(command);
        options.AddTo(command);
        void Check(ParseResult parsed)
        {
            Request(parsed);
            if (parsed.GetValue(output) is not { } path)
                return;
            if (!parsed.GetValue(wait))
                throw new UsageException("--output says where the result goes, and without --wait there is none yet; give both, or fetch it later with 'akkacluster result JOB -o FILE'.");
            ResultWriter.CheckPath(path);
        }
        JobRequest Request(ParseResult parsed) => options.Apply(parsed, new JobRequest
        {
            Kind = parsed.GetValue(kind)!,
            Parameters = ParameterText.Read(parsed.GetValue(json), parsed.GetValue(pairs) ?? []),
            Inputs = inputs.Read(parsed).Inputs,
        });
        return command.Runs(async (parsed, client, cancellation) =>
        {
            var request = Request(parsed);
            var lines = inputs.Read(parsed).Lines;
            var submitted = lines is null
                ? await client.SubmitAsync(request, null, cancellation).ConfigureAwait(false)
                : await client.SubmitLinesAsync(request, inputs.Source(parsed).ReadAsync(lines), null, cancellation).ConfigureAwait(false);
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
}
