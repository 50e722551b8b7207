using AkkaCluster.Contracts;
using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests.Leasing;

public class LeaseBookTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly LeasingPolicy Policy = new();

    [Fact]
    public void Each_task_is_leased_once_while_nothing_is_lost()
    {
        var book = Opened(10);

        var first = book.Ask("a", 3, 0, 3, Start);
        var second = book.Ask("b", 20, 0, 20, Start);

        Assert.Equal([0, 1, 2], first.Select(lease => lease.Run.First));
        Assert.Equal(Enumerable.Range(3, 7).Select(i => (long)i), second.Select(lease => lease.Run.First));
        Assert.Empty(book.Ask("c", 5, 0, 5, Start));
        Assert.Equal(10, book.LeasedTasks);
    }

    [Fact]
    public void No_more_tasks_are_leased_at_once_than_the_pace_allows()
    {
        var book = new LeaseBook(10, 1, Policy, new Random(1)) { Pace = new TaskPace(2, default) };
        book.Open();
        var first = book.Ask("a", 5, 5, 5, Start);
        Assert.Equal(2, first.Count);
        Assert.Empty(book.Ask("b", 5, 0, 5, Start));
        Assert.False(book.HasWaiting(Start));
        Assert.Null(book.NextDue);
        book.Report(Done(first[0]), "a", Start);
        Assert.True(book.HasWaiting(Start));
        Assert.Single(book.Ask("b", 5, 0, 5, Start));
    }

    [Fact]
    public void A_task_is_leased_when_the_delay_after_the_last_is_over()
    {
        var delay = TimeSpan.FromSeconds(2);
        var book = new LeaseBook(3, 1, Policy, new Random(1)) { Pace = new TaskPace(null, delay) };
        book.Open();
        Assert.Single(book.Ask("a", 5, 5, 5, Start));
        Assert.Empty(book.Ask("b", 5, 0, 5, Start + (delay / 2)));
        Assert.Equal(Start + delay, book.NextDue);
        Assert.Single(book.Ask("b", 5, 0, 5, Start + delay));
    }

    [Fact]
    public void A_result_settles_its_tasks_and_the_same_one_sent_again_changes_nothing()
    {
        var book = Opened(1);
        var lease = book.Ask("a", 1, 0, 1, Start)[0];

        var settled = book.Report(Done(lease), "a", Start);
        var again = book.Report(Done(lease), "a", Start);

        Assert.Equal([new TaskRun(0, 1)], settled.Runs);
        Assert.True(book.AllSettled);
        Assert.True(again.IsEmpty);
    }

    [Fact]
    public void A_failed_task_comes_back_after_its_backoff_until_its_attempts_are_used_up()
    {
        var book = Opened(1, maxAttempts: 2);
        var lease = book.Ask("a", 1, 0, 1, Start)[0];

        var failed = book.Report(Failed(lease, "first"), "a", Start);
        Assert.Equal(new TaskAttempt(0, 1, "a", "first", Final: false), Assert.Single(failed.Failures));
        Assert.Empty(book.Ask("a", 1, 0, 1, Start));
        Assert.InRange(book.NextDue!.Value - Start, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200));

        var second = book.Ask("a", 1, 0, 1, book.NextDue.Value)[0];
        var final = book.Report(Failed(second, "second"), "a", Start);
        Assert.Equal(2, second.Attempt);
        Assert.Equal(new TaskAttempt(0, 2, "a", "second", Final: true), Assert.Single(final.Failures));
        Assert.Equal([new TaskRun(0, 1)], final.Runs);
        Assert.True(book.AllSettled);
    }

    [Fact]
    public void A_permanent_failure_is_not_tried_again()
    {
        var book = Opened(1);
        var lease = book.Ask("a", 1, 0, 1, Start)[0];

        book.Report(Failed(lease, "hopeless", permanent: true), "a", Start);

        Assert.True(book.AllSettled);
    }

    [Fact]
    public void The_tasks_of_a_lost_worker_go_to_the_next_one_at_once()
    {
        var book = Opened(2);
        book.Ask("a", 2, 0, 2, Start);

        book.LoseWorker("a", Start);

        Assert.Equal([0, 1], book.Ask("b", 5, 0, 5, Start).Select(lease => lease.Run.First));
    }

    [Fact]
    public void A_task_that_takes_worker_after_worker_down_is_found_and_given_up()
    {
        var book = Opened(10_000);
        Grow(book, 5000);
        const long Killer = 7777;
        var kills = 0;
        Settlement? end = null;
        while (end is null || end.FinalFailures == 0)
        {
            var worker = $"w{kills}";
            var lease = book.Ask(worker, 1, 0, 1, Start)[0];
            if (lease.Run.First <= Killer && Killer < lease.Run.End)
            {
                end = book.LoseWorker(worker, Start);
                kills++;
            }
            else
                book.Report(Done(lease), worker, Start);
        }

        var poison = Assert.Single(end.Failures);
        Assert.Equal(Killer, poison.Index);
        Assert.Contains("3 workers were lost", poison.Error);
        Assert.Equal(3, kills);
    }

    [Fact]
    public void A_straggler_is_given_to_a_second_worker_and_the_first_result_wins()
    {
        var book = Opened(2);
        var quick = book.Ask("a", 1, 0, 1, Start)[0];
        var slow = book.Ask("b", 1, 0, 1, Start)[0];
        book.Report(Done(quick), "a", Start);

        Assert.Empty(book.Ask("a", 1, 0, 1, Start.AddSeconds(0.9)));
        Assert.Empty(book.Ask("b", 1, 0, 1, Start.AddSeconds(2)));
        var second = book.Ask("a", 1, 0, 1, Start.AddSeconds(2))[0];
        Assert.Equal(slow.Run, second.Run);
        Assert.Empty(book.Ask("c", 1, 0, 1, Start.AddSeconds(3)));

        var won = book.Report(Done(second), "a", Start);
        Assert.Equal([slow.Id], won.Obsolete.Select(lease => lease.Id));
        Assert.Equal(1, book.Report(Done(slow), "b", Start).Duplicates);
        Assert.True(book.AllSettled);
    }

    [Fact]
    public void A_straggler_that_is_lost_leaves_its_tasks_to_its_twin()
    {
        var book = Opened(2);
        var quick = book.Ask("a", 1, 0, 1, Start)[0];
        book.Ask("b", 1, 0, 1, Start);
        book.Report(Done(quick), "a", Start);
        book.Ask("a", 1, 0, 1, Start.AddSeconds(2));

        book.LoseWorker("b", Start);

        Assert.Empty(book.Ask("c", 1, 0, 1, Start));
        book.LoseWorker("a", Start);
        Assert.Single(book.Ask("c", 1, 0, 1, Start));
    }

    [Fact]
    public void What_a_lost_worker_did_after_all_ends_the_leases_of_those_who_have_its_tasks()
    {
        var book = Opened(100);
        Grow(book, 16);
        var lost = book.Ask("a", 1, 0, 1, Start)[0];
        book.LoseWorker("a", Start);
        var others = book.Ask("b", 100, 0, 100, Start).Where(lease => lost.Run.First <= lease.Run.First && lease.Run.End <= lost.Run.End).ToList();
        Assert.True(others.Count > 1);

        Assert.Equal(others.Select(lease => lease.Id), book.Report(Done(lost), "a", Start).Obsolete.Select(lease => lease.Id));
    }

    [Fact]
    public void A_chunk_that_is_reported_in_parts_ends_with_the_last_of_them_in_any_order()
    {
        var book = Opened(100);
        Grow(book, 16);
        var lease = book.Ask("a", 1, 0, 1, Start)[0];
        Assert.True(lease.Run.Count > 4);
        var (head, tail) = (lease.Run with { Count = 2 }, new TaskRun(lease.Run.First + 2, lease.Run.Count - 2));

        book.Report(Done(lease) with { Run = tail }, "a", Start);
        Assert.Single(book.Leases);
        book.Report(Done(lease) with { Run = tail }, "a", Start);
        Assert.Single(book.Leases);
        book.Report(Done(lease) with { Run = head }, "a", Start);
        Assert.Empty(book.Leases);
    }

    [Fact]
    public void A_lease_that_its_worker_does_not_mention_any_more_is_taken_back()
    {
        var book = Opened(2);
        var leases = book.Ask("a", 2, 0, 2, Start);
        book.Renew("a", [leases[0].Id], Start.AddSeconds(10));

        var expired = book.Expire(Start.AddSeconds(16));

        Assert.Equal([leases[1].Id], expired.Select(lease => lease.Id));
        Assert.Equal(leases[1].Run, book.Ask("b", 1, 0, 1, Start.AddSeconds(16))[0].Run);
    }

    [Fact]
    public void The_next_incarnation_leaves_alone_what_is_done_and_what_workers_still_hold()
    {
        var history = new JobHistory([new TaskRun(0, 4)], new Dictionary<long, int> { [8] = 2 }, [], new Dictionary<string, string>());
        var book = new LeaseBook(10, 3, Policy, new Random(1), history);
        var adopted = book.Adopt("a", new TaskRun(3, 3), 1, Start);
        book.Open();

        var rest = book.Ask("b", 10, 0, 10, Start);

        Assert.Equal(new TaskRun(4, 2), adopted!.Run);
        Assert.Equal([(8L, 3), (6L, 1), (7L, 1), (9L, 1)], rest.Select(lease => (lease.Run.First, lease.Attempt)));
        Assert.Null(book.Adopt("c", new TaskRun(0, 4), 1, Start));
    }

    [Fact]
    public void A_recorded_lease_whose_worker_is_gone_counts_against_its_tasks()
    {
        var history = new JobHistory([], new Dictionary<long, int>(), [new LeaseRecord(new TaskRun(0, 1), 1, "dead", 2)], new Dictionary<string, string>());
        var book = new LeaseBook(2, 3, Policy, new Random(1), history);

        var opened = book.Open(history.Leases);

        Assert.Equal(0, Assert.Single(opened.Failures).Index);
        Assert.Equal(1, book.Ask("b", 10, 0, 10, Start).Single().Run.First);
    }

    [Fact]
    public void Tasks_for_later_are_handed_out_only_while_there_is_plenty()
    {
        var book = Opened(1000);
        Assert.Equal(4, book.Ask("a", 2, 2, 2, Start).Count);

        var scarce = Opened(4);
        Assert.Equal(2, scarce.Ask("a", 2, 2, 2, Start).Count);
    }

    private static LeaseBook Opened(long tasks, int maxAttempts = 3)
    {
        var book = new LeaseBook(tasks, maxAttempts, Policy, new Random(1));
        book.Open();
        return book;
    }

    /// <summary>Runs quick chunks until the book hands out large ones.</summary>
    private static void Grow(LeaseBook book, int tasks)
    {
        while (book.Settled < tasks)
        {
            var lease = book.Ask("grower", 1, 0, 1, Start)[0];
            book.Report(Done(lease), "grower", Start);
        }
    }

    private static ReportedChunk Done(Lease lease) => new(lease.Id, lease.Run, lease.Attempt, [], TimeSpan.FromMilliseconds(0.01 * lease.Run.Count));

    private static ReportedChunk Failed(Lease lease, string error, bool permanent = false) =>
        Done(lease) with { Failures = [new LeaseMessages.Failure(lease.Run.First, error, permanent)] };
}
