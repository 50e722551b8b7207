using AkkaCluster.Chaos.Checks;
using AkkaCluster.Chaos.Histories;
using AkkaCluster.Client.Model;
using static AkkaCluster.Chaos.Tests.PlantedFaults;

namespace AkkaCluster.Chaos.Tests;

public sealed class CheckerTests
{
    [Fact]
    public void Nothing_is_wrong_with_a_history_in_which_nothing_is_wrong() => Assert.Empty(Checker.Check(Whole));

    [Fact]
    public void A_job_that_was_acknowledged_and_is_not_in_the_store_is_lost() =>
        AssertFound("an acknowledged job is known and ends", Whole with { Stored = [.. Whole.Stored.Skip(1)] });

    [Fact]
    public void A_job_that_does_not_end_is_lost() =>
        AssertFound("an acknowledged job is known and ends", Storing(Cancelled, job => job with { View = job.View with { State = JobState.Running } }));

    [Fact]
    public void A_client_that_is_told_that_there_is_no_such_job_has_lost_it() =>
        AssertFound("an acknowledged job is known and ends", With(Told(Act.Read, Echo, 8, 9, null) with { Answer = Answer.Refused, Status = 404 }));

    [Fact]
    public void Two_jobs_of_one_key_are_one_too_many() =>
        AssertFound("a key stands for one job", With(Told(Act.Submit, Echo, 2, 3, null) with { Job = "id-primes" }));

    [Fact]
    public void A_submission_that_is_sent_again_is_not_refused() =>
        AssertFound("a key stands for one job", With(Told(Act.Submit, Echo, 2, 3, null) with { Answer = Answer.Refused, Status = 409 }));

    [Fact]
    public void A_task_with_two_results_is_doubled() =>
        AssertFound("each task has one recorded result", Storing(Echo, job => job with { Tasks = Outputs(Echo, 0, 1, 1, 2) }));

    [Fact]
    public void A_task_without_a_result_is_missing() =>
        AssertFound("each task has one recorded result", Storing(Echo, job => job with { Tasks = Outputs(Echo, 0, 2), View = job.View with { Succeeded = 2 } }));

    [Fact]
    public void A_task_that_the_job_does_not_have_is_too_many() =>
        AssertFound("each task has one recorded result", Storing(Cancelled, job => job with { Tasks = Outputs(Cancelled, 5) }));

    [Fact]
    public void Counts_are_those_of_what_is_recorded() =>
        AssertFound("each task has one recorded result", Storing(Echo, job => job with { View = job.View with { Succeeded = 4 } }));

    [Fact]
    public void A_wrong_output_is_found() =>
        AssertFound("results are right", Storing(Echo, job => job with { Tasks = [.. Outputs(Echo, 0, 1), new SeenTask(2, false, "echo:1")] }));

    [Fact]
    public void A_wrong_result_is_found() => AssertFound("results are right", Storing(Counted, job => job with { Result = "1" }));

    [Fact]
    public void A_task_that_failed_and_should_not_have_is_found() =>
        AssertFound("results are right", Storing(Echo, job => job with { Tasks = [.. Outputs(Echo, 0, 1), new SeenTask(2, true, "lost")], View = job.View with { Succeeded = 2, Failed = 1 } }));

    [Fact]
    public void A_wrong_result_that_a_client_was_told_is_found() =>
        AssertFound("results are right", With(Told(Act.Result, Counted, 8, 9, null) with { Result = "1" }));

    [Fact]
    public void A_wrong_output_that_a_client_was_told_is_found() =>
        AssertFound("results are right", With(Told(Act.Tasks, Echo, 8, 9, null) with { Tasks = [new SeenTask(0, false, "")] }));

    [Fact]
    public void A_result_of_a_task_that_nobody_ran_is_made_up() =>
        AssertFound("what is recorded was run", Whole with { Executions = new Dictionary<string, int> { ["echo:0"] = 1, ["echo:1"] = 1, ["cancelled:2"] = 1 } });

    [Fact]
    public void A_job_that_ended_and_runs_again_went_back() =>
        AssertFound("reads never go back", With(Told(Act.Read, Echo, 7.5, 8, new JobView(JobState.Running, 1, 3, 0))));

    [Fact]
    public void A_job_with_fewer_results_than_before_went_back() =>
        AssertFound("reads never go back", With(Told(Act.Read, Echo, 5.6, 5.7, new JobView(JobState.Running, 1, 1, 0))));

    [Fact]
    public void A_job_that_the_store_has_otherwise_than_it_was_told_went_back() =>
        AssertFound("reads never go back", Storing(Counted, job => job) with { Operations = [.. Whole.Operations, Told(Act.Wait, Counted, 5, 6, new JobView(JobState.Failed, 1, 1, 1))] });

    [Fact]
    public void Calls_that_overlap_may_be_told_either() =>
        Assert.Empty(Checker.Check(With(Told(Act.Read, Echo, 6.5, 8, new JobView(JobState.Running, 1, 2, 0)))));

    [Fact]
    public void A_further_round_begins_anew() =>
        Assert.Empty(Checker.Check(Storing(Echo, job => job with { View = job.View with { Round = 2 } }) with
        {
            Operations = [.. Whole.Operations, Told(Act.Rerun, Echo, 8, 9, new JobView(JobState.Queued, 2, 0, 0)), Told(Act.Read, Echo, 9, 10, new JobView(JobState.Running, 2, 1, 0))],
        }));

    [Fact]
    public void A_cancelled_job_that_succeeds_is_found() =>
        AssertFound("a cancelled job gets no results", With(Told(Act.Read, Cancelled, 6, 7, new JobView(JobState.Succeeded, 1, 5, 0))));

    [Fact]
    public void A_result_that_comes_after_a_cancellation_is_found() =>
        AssertFound("a cancelled job gets no results", Storing(Cancelled, job => job with { Tasks = Outputs(Cancelled, 2, 3), View = job.View with { Succeeded = 2 } }) with
        {
            Operations = [.. Whole.Operations, Told(Act.Read, Cancelled, 6, 7, new JobView(JobState.Cancelled, 1, 1, 0))],
        });

    [Fact]
    public void A_paused_job_that_goes_on_by_itself_is_found() =>
        AssertFound("a paused job is paused", With(Told(Act.Read, Echo, 4.6, 4.7, new JobView(JobState.Running, 1, 1, 0))));

    [Fact]
    public void Two_leaders_of_one_epoch_are_found() => AssertFound("one leader an epoch", Whole with { Leaders = [.. Whole.Leaders, new LeaderSighting(3, 2, "c")] });

    [Fact]
    public void An_epoch_that_comes_again_is_found() => AssertFound("one leader an epoch", Whole with { Leaders = [.. Whole.Leaders, new LeaderSighting(3, 1, "a")] });

    [Theory]
    [InlineData(0, 5, 5, 10)]
    [InlineData(0, 10)]
    [InlineData(5, 10)]
    [InlineData(0, 5)]
    [InlineData]
    public void A_schedules_time_with_two_jobs_or_none_is_found(params int[] seconds) =>
        AssertFound("schedules exactly once", Whole with { Schedules = [Whole.Schedules[0] with { Times = [.. seconds.Select(second => Noon.AddSeconds(second))] }] });

    private static void AssertFound(string rule, History history)
    {
        var found = Checker.Check(history);
        Assert.Contains(found, violation => violation.Rule == rule);
    }
}
