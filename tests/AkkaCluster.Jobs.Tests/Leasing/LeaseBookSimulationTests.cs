using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests.Leasing;

/// <summary>Workers that ask, fail, die, repeat themselves and answer late, in random order: every task is settled, and settled once.</summary>
public class LeaseBookSimulationTests
{
    private const int Tasks = 400;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_task_is_settled_exactly_once(int seed)
    {
        var random = new Random(seed);
        var book = new LeaseBook(Tasks, 4, new LeasingPolicy { MaxChunk = 20, MaxKills = 1000 }, new Random(seed));
        book.Open();
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var settled = new int[Tasks];
        var held = new List<Lease>();
        var steps = 0;
        while (!book.AllSettled)
        {
            Assert.True(++steps < 100_000, $"Seed {seed}: {book.Settled} of {Tasks} tasks are settled after {steps} steps, {book.Leases.Count} leases are out.");
            now += TimeSpan.FromMilliseconds(random.Next(200));
            var worker = $"w{random.Next(5)}";
            switch (random.Next(12))
            {
                case < 5:
                    held.AddRange(book.Ask(worker, random.Next(1, 4), random.Next(2), 2, now));
                    break;
                case < 9 when held.Count > 0:
                    Report(book, held[random.Next(held.Count)], random, now, settled);
                    break;
                case 9:
                    Count(book.LoseWorker(worker, now), settled);
                    break;
                case 10 when held.Count > 0:
                    book.Return(held[random.Next(held.Count)].Id);
                    break;
                default:
                    book.Expire(now);
                    break;
            }
        }

        Assert.All(settled, times => Assert.Equal(1, times));
    }

    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 40));

    private static void Report(LeaseBook book, Lease lease, Random random, DateTimeOffset now, int[] settled)
    {
        var failures = new List<LeaseMessages.Failure>();
        for (var index = lease.Run.First; index < lease.Run.End; index++)
        {
            if (random.Next(20) == 0)
                failures.Add(new LeaseMessages.Failure(index, "unlucky", random.Next(10) == 0));
        }

        var cut = random.Next(lease.Run.Count);
        TaskRun[] parts = cut == 0 ? [lease.Run] : [lease.Run with { Count = cut }, new TaskRun(lease.Run.First + cut, lease.Run.Count - cut)];
        foreach (var part in parts.Where(_ => random.Next(10) > 0))
        {
            var report = new ReportedChunk(random.Next(10) == 0 ? null : lease.Id, part, lease.Attempt, [.. failures.Where(failure => failure.Index >= part.First && failure.Index < part.End)], TimeSpan.FromMilliseconds(part.Count));
            Count(book.Report(report, lease.Worker, now), settled);
        }
    }

    private static void Count(Settlement settlement, int[] settled)
    {
        foreach (var run in settlement.Runs)
        {
            for (var index = run.First; index < run.End; index++)
                settled[index]++;
        }
    }
}
