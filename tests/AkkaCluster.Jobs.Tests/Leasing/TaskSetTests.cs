using AkkaCluster.Jobs.Leasing;
using AkkaCluster.Jobs.Storage;

namespace AkkaCluster.Jobs.Tests.Leasing;

public class TaskSetTests
{
    [Fact]
    public void Runs_that_touch_become_one()
    {
        var set = new TaskSet();
        set.Add(new TaskRun(10, 5));
        set.Add(new TaskRun(0, 5));
        set.Add(new TaskRun(5, 5));

        Assert.Equal([new TaskRun(0, 15)], set.Runs);
        Assert.Equal(15, set.Count);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void It_agrees_with_a_plain_set_whatever_is_added(int seed)
    {
        var random = new Random(seed);
        var set = new TaskSet();
        var plain = new HashSet<long>();
        for (var step = 0; step < 500; step++)
        {
            var run = new TaskRun(random.Next(300), random.Next(12));
            Assert.Equal(Indices(run).Where(index => !plain.Contains(index)), set.Missing(run).SelectMany(Indices));
            set.Add(run);
            plain.UnionWith(Indices(run));
            Assert.Equal(plain.Count, set.Count);
            Assert.Equal(plain.Order(), set.Runs.SelectMany(Indices));
            Assert.All(set.Runs.Zip(set.Runs.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.First));
            Assert.Equal(plain.Contains(step), set.Contains(step));
        }
    }

    private static IEnumerable<long> Indices(TaskRun run) => Enumerable.Range(0, run.Count).Select(i => run.First + i);
}
