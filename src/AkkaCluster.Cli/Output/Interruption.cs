using System.Runtime.InteropServices;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;

namespace AkkaCluster.Cli.Output;

/// <summary>Follows a job that this command has handed in. Ctrl-C ends the job; a second one leaves it, and says how to find it.</summary>
internal static class Interruption
{
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(5);

    /// <summary>Hands a job in. Ctrl-C before the answer is there waits for it a little, and ends the job: it may run already.</summary>
    public static async Task<SubmittedJob> SubmitAsync(ClusterClient client, JobRequest request, CancellationToken cancellation)
    {
        using var own = new CancellationTokenSource();
        var submission = client.SubmitAsync(request, null, own.Token);
        try
        {
            return await submission.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            own.CancelAfter(AnswerPatience);
            try
            {
                await EndAsync(client, (await submission.ConfigureAwait(false)).Id, own.Token).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is ClusterException or OperationCanceledException)
            {
                Terminal.Say("Interrupted while the job was handed in, and there was no answer: 'akkacluster status' shows whether it is there.");
            }
            throw;
        }
    }

    /// <summary>The job when it has ended.</summary>
    public static async Task<Job> FollowAsync(ClusterClient client, string id, TimeSpan patience, CancellationToken cancellation, bool? live = null)
    {
        try
        {
            Terminal.Say($"job {id}");
            return await JobFollower.FollowAsync(client, id, patience, cancellation, live).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            using var again = new CancellationTokenSource();
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Ask(signal, again));
            using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Ask(signal, again));
            await EndAsync(client, id, again.Token).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends the job, unless it is left after all, and says what became of it.</summary>
    internal static async Task EndAsync(ClusterClient client, string id, CancellationToken again)
    {
        Terminal.Say($"Interrupted: job {id} is being cancelled; once more leaves it.");
        try
        {
            await client.CancelAsync(id, again).ConfigureAwait(false);
            Terminal.Say($"Job {id} is cancelled.");
        }
        catch (Exception failure) when (failure is ClusterException or OperationCanceledException)
        {
            var why = failure is ClusterException ? failure.Message + " " : "";
            Terminal.Say($"{why}Job {id} was not cancelled: 'akkacluster watch {id}' follows it, 'akkacluster cancel {id}' ends it.");
        }
    }

    private static void Ask(PosixSignalContext signal, CancellationTokenSource again)
    {
        signal.Cancel = true;
        again.Cancel();
    }
}
