using Akka.Actor;
using AkkaCluster.Jobs.Messages;

namespace AkkaCluster.Jobs;

/// <summary>Asks the leader, whoever it is.</summary>
internal sealed class LeaderAsker(JobServiceContext context)
{
    /// <summary>Asks until there is an answer or the time is over: during a failover the first questions are lost.</summary>
    /// <param name="question">What to ask, by the time that is left for it.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <param name="unsure">What to say besides where a question may have been heard and its answer was not.</param>
    public async Task<T> AskAsync<T>(Func<TimeSpan, object> question, CancellationToken cancellation, string unsure = "")
    {
        var isUnsure = false;
        var started = context.Time.GetTimestamp();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, context.HasLeft);
        var attempt = context.FirstAttempt;
        while (true)
        {
            var retryAfter = context.RetryPause;
            string problem;
            try
            {
                switch (await context.Leader.Ask<object>(question(context.LeaderTimeout - context.Time.GetElapsedTime(started)), attempt, either.Token).ConfigureAwait(false))
                {
                    case LeaderReplies.Refused { AskAgain: false } refused:
                        throw new JobRefusedException(refused.Reason, isUnsure && refused.Reason == JobRefusal.Unavailable ? refused.Message + unsure : refused.Message, retryAfter: refused.RetryAfter);
                    case LeaderReplies.Refused refused:
                        problem = refused.Message;
                        break;
                    case T answer:
                        return answer;
                    case var other:
                        throw new InvalidOperationException($"The leader answered {question(TimeSpan.Zero).GetType().Name} with {other.GetType().Name}; expected {typeof(T).Name}.");
                }
            }
            catch (OperationCanceledException) when (context.HasLeft.IsCancellationRequested && !cancellation.IsCancellationRequested)
            {
                throw new JobRefusedException(JobRefusal.Unavailable, $"This node is leaving; ask another.{unsure}");
            }
            catch (AskTimeoutException)
            {
                // Questions that come while there is no leader are lost; soon asked again, they find the next one as soon as it is there.
                (problem, retryAfter) = ("There is no leader that answers at the moment.", TimeSpan.Zero);
            }

            isUnsure = true;
            attempt = attempt * 1.25 < context.AttemptTimeout ? attempt * 1.25 : context.AttemptTimeout;
            if (context.Time.GetElapsedTime(started) + retryAfter > context.LeaderTimeout)
                throw new JobRefusedException(JobRefusal.Unavailable, $"{problem} Tried for {context.LeaderTimeout.TotalSeconds:0} s.{unsure}", retryAfter: TimeSpan.FromSeconds(1));
            await Task.Delay(retryAfter, context.Time, either.Token).ConfigureAwait(false);
        }
    }
}
