using AkkaCluster.Http.Feed;
using AkkaCluster.Jobs.Http.Feed;

namespace AkkaCluster.Jobs.Http.Tests.Feed;

public class FeedHubTests
{
    private readonly FeedHub<FeedTopic> _hub = new();

    [Fact]
    public async Task Whoever_comes_late_is_told_the_whole_and_then_the_news()
    {
        _hub.Publish(FeedTopic.History, Frame(1), () => Frame(9));
        using var late = _hub.Subscribe(new HashSet<FeedTopic> { FeedTopic.History });
        _hub.Publish(FeedTopic.Cluster, Frame(7));
        _hub.Publish(FeedTopic.History, Frame(2), () => Frame(9));
        Assert.Equal([9, 2], await TakeAsync(late, 2));
    }

    [Fact]
    public async Task Whoever_reads_too_slowly_is_dropped_and_holds_nobody_up()
    {
        using var slow = _hub.Subscribe(new HashSet<FeedTopic> { FeedTopic.Cluster });
        for (var i = 0; i <= FeedSubscription<FeedTopic>.Room; i++)
            _hub.Publish(FeedTopic.Cluster, Frame(1));
        Assert.False(_hub.IsWatched(FeedTopic.Cluster));
        Assert.Equal(FeedSubscription<FeedTopic>.Room, (await TakeAsync(slow, int.MaxValue)).Count);
    }

    [Fact]
    public void Nobody_is_watching_once_all_have_gone()
    {
        var one = _hub.Subscribe(new HashSet<FeedTopic> { FeedTopic.Jobs });
        Assert.True(_hub.IsWatched(FeedTopic.Jobs));
        one.Dispose();
        one.Dispose();
        Assert.False(_hub.IsWatched(FeedTopic.Jobs));
    }

    private static ReadOnlyMemory<byte> Frame(byte content) => new[] { content };

    private static async Task<List<byte>> TakeAsync(FeedSubscription<FeedTopic> subscription, int count)
    {
        var taken = new List<byte>();
        await foreach (var frame in subscription.ReadAsync(CancellationToken.None).Take(count))
            taken.Add(frame.Span[0]);
        return taken;
    }
}
