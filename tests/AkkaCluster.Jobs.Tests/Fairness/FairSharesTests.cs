using AkkaCluster.Jobs.Fairness;
using AkkaCluster.Jobs.Placement;
using AkkaCluster.Jobs.Messages;
using AkkaCluster.Jobs.Storage;
using AkkaCluster.Jobs.Worker;

namespace AkkaCluster.Jobs.Tests.Fairness;

public class FairSharesTests
{
    private static readonly TimeSpan Credit = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 8, 1)]
    [InlineData(4, 1, 1)]
    [InlineData(4, 5, 2)]
    [InlineData(16, 3, 20)]
    public void Queues_of_weights_1_2_and_4_have_the_slots_of_a_worker_for_such_shares_of_the_time(int slots, int jobsOfAQueue, double longest)
    {
        var worker = new Simulation(slots, new QueueWeights(["a=1", "b=2", "c=4"]), seed: 7);
        foreach (var queue in new[] { "a", "b", "c" })
            worker.Add(queue, jobsOfAQueue, longest);

        worker.RunUntil(2000 * longest);

        Assert.All(new[] { ("a", 1), ("b", 2), ("c", 4) }, expected => Assert.InRange(worker.Used[expected.Item1] / worker.Used.Values.Sum() * 7 / expected.Item2, 0.97, 1.03));
    }

    [Fact]
    public void Tasks_that_take_longer_give_their_queue_no_more_time()
    {
        var worker = new Simulation(3, QueueWeights.Equal, seed: 3);
        worker.Add("short", 4, 0.1);
        worker.Add("long", 4, 5);

        worker.RunUntil(3000);

        Assert.InRange(worker.Used["short"] / worker.Used["long"], 0.95, 1.05);
    }

    [Fact]
    public void A_queue_that_comes_late_has_its_share_from_then_on_and_no_more()
    {
        var worker = new Simulation(2, QueueWeights.Equal, seed: 5);
        worker.Add("old", 3, 1);
        worker.RunUntil(1000);
        worker.Used.Clear();
        worker.Add("new", 3, 1);
        worker.RunUntil(1100);

        Assert.InRange(worker.Used["new"] / worker.Used["old"], 0.9, 1.1);
    }

    [Fact]
    public void An_urgent_job_comes_before_those_whose_turn_it_is()
    {
        var worker = new Simulation(1, QueueWeights.Equal, seed: 1);
        worker.Add("patient", 1, 1);
        worker.Add("urgent", 1, 1, priority: 9);
        worker.RunUntil(100);

        Assert.False(worker.Used.ContainsKey("patient"));
    }

    /// <summary>A worker whose jobs always have something: chunks of lengths up to the longest take its slots as <see cref="PullPlan"/> says.</summary>
    private sealed class Simulation(int slots, QueueWeights weights, int seed)
    {
        private readonly Random _random = new(seed);
        private readonly FairShares _shares = new(weights, Credit);
        private readonly List<JobDesk> _desks = [];
        private readonly Dictionary<JobDesk, double> _longest = [];
        private readonly PriorityQueue<(JobDesk Desk, HeldLease Lease, double Length), double> _running = new();
        private double _now;

        public Dictionary<string, double> Used { get; } = [];

        public void Add(string queue, int jobs, double longest, int priority = 5)
        {
            for (var i = 0; i < jobs; i++)
            {
                var desk = new JobDesk($"{queue}-{i}", priority) { Offered = true, Rank = _desks.Count };
                desk.Place(queue, null);
                _desks.Add(desk);
                _longest.Add(desk, longest);
            }
        }

        public void RunUntil(double end)
        {
            Fill();
            while (_now < end)
            {
                _running.TryDequeue(out var over, out _now);
                var (desk, lease, length) = over;
                desk.Held.Remove(lease);
                lease.Dispose();
                Used[desk.Queue] = Used.GetValueOrDefault(desk.Queue) + length;
                _shares.Charge(desk.Queue, TimeSpan.FromSeconds(length));
                Fill();
            }
        }

        private void Fill()
        {
            foreach (var question in PullPlan.Next(_desks, slots - _running.Count, 0, 0, ResourceBudget.None, _shares, DateTimeOffset.UnixEpoch))
            {
                for (var i = 0; i < question.Free; i++)
                {
                    var length = _longest[question.Desk] * (0.1 + (0.9 * _random.NextDouble()));
                    var lease = new HeldLease(question.Desk, 1, new LeaseMessages.Grant(1, new TaskRun(0, 1), 1), TimeProvider.System);
                    question.Desk.Held.Add(lease);
                    _running.Enqueue((question.Desk, lease, length), _now + length);
                }
            }
        }
    }
}
