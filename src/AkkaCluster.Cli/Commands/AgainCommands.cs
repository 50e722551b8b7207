using System.CommandLine;
using AkkaCluster.Cli.Connection;
using AkkaCluster.Cli.Output;

namespace AkkaCluster.Cli.Commands;

/// <summary><c>akkacluster rerun</c>, <c>clone</c> and <c>delete</c>: what is done with jobs that have ended.</summary>
internal static class AgainCommands
{
    public static IEnumerable<Command> Create() => [Rerun(), Clone(), Delete()];

    private static Command Rerun()
    {
        var ids = Jobs();
        var failed = new Option<bool>("--failed") { Description = "Only what has not succeeded; what has stays." };
        var wait = new Option<bool>("--wait", "-w") { Description = "Follow the jobs to their ends; the exit code says how they ended." };
        return new Command("rerun", "Run jobs that have ended again, as the same jobs.") { ids, failed, wait }.Runs(async (parsed, client, cancellation) =>
        {
            var code = CliExitCodes.Ok;
            foreach (var id in parsed.GetValue(ids)!)
            {
                var job = await client.RerunAsync(id, parsed.GetValue(failed), cancellation).ConfigureAwait(false);
                if (parsed.GetValue(wait))
                    job = await JobFollower.FollowAsync(client, job.Id, ConnectionOptions.PatienceOf(parsed), cancellation).ConfigureAwait(false);
                if (parsed.GetValue(ConnectionOptions.Json))
                    Terminal.WriteJson(job);
                else
                    Terminal.Results.Write(Tables.Jobs([job]));
                code = parsed.GetValue(wait) && !job.HasSucceeded ? CliExitCodes.JobFailed : code;
            }
            return code;
        });
    }

    private static Command Clone()
    {
        var id = new Argument<string>("job") { Description = "The job." };
        var key = new Option<string?>("--key") { Description = "Idempotency key: two submissions of one key are one job." };
        return new Command("clone", "Hand in the same as a new job: same kind, parameters, inputs and settings. Writes its id.") { id, key }.Runs(async (parsed, client, cancellation) =>
        {
            var submitted = await client.CloneAsync(parsed.GetValue(id)!, OptionChecks.HeaderText(parsed.GetValue(key), "--key"), cancellation).ConfigureAwait(false);
            if (parsed.GetValue(ConnectionOptions.Json))
                Terminal.WriteJson(new { submitted.Id, submitted.Existed });
            else
                Console.Out.WriteLine(submitted.Id);
            return CliExitCodes.Ok;
        });
    }

    private static Command Delete()
    {
        var ids = Jobs();
        return new Command("delete", "Delete jobs that have ended, with all that belongs to them.") { ids }.Runs(async (parsed, client, cancellation) =>
        {
            foreach (var id in parsed.GetValue(ids)!)
                await client.DeleteAsync(id, cancellation).ConfigureAwait(false);
            return CliExitCodes.Ok;
        });
    }

    private static Argument<string[]> Jobs() => new("job") { Description = "The jobs.", Arity = ArgumentArity.OneOrMore };
}
