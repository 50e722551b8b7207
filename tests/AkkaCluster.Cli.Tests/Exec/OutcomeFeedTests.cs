using AkkaCluster.Cli.Exec;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using NSubstitute;

namespace AkkaCluster.Cli.Tests.Exec;

public class OutcomeFeedTests
{
    private readonly IClusterClient _client = Substitute.For<IClusterClient>();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_outcome_is_told_once_whatever_ends_before_what(bool ordered)
    {
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            var ended = new TaskCompletionSource();
            var (left, recorded) = (new Queue<long>(Enumerable.Range(0, 8).Select(index => (long)index).OrderBy(_ => random.Next())), new SortedSet<long>());
            _client.GetTasksAsync("j1", Arg.Any<long>(), null, Arg.Any<CancellationToken>()).Returns(call =>
            {
                for (var some = random.Next(1, 5); some > 0 && left.TryDequeue(out var next); some--)
                    recorded.Add(next);
                if (left.Count == 0)
                    ended.TrySetResult();
                return recorded.Where(index => index >= call.ArgAt<long>(1)).Select(TaskAt).ToList().ToAsyncEnumerable();
            });

            var told = await new OutcomeFeed(_client, "j1", ordered).ReadAsync(ended.Task, TimeProvider.System, CancellationToken.None).Select(outcome => outcome.Index).ToListAsync();

            Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], told.Order());
        }
    }

    private static JobTask TaskAt(long index) => new() { Index = index, Attempts = 1, Output = """{"exitCode":0}""" };
}
