using AkkaCluster.Jobs.Leasing;

namespace AkkaCluster.Jobs.Tests.Leasing;

public class ChunkSizerTests
{
    private readonly ChunkSizer _sizer = new(new LeasingPolicy());

    [Fact]
    public void The_first_chunk_is_one_task() => Assert.Equal(1, _sizer.Next(1_000_000, 6));

    [Fact]
    public void Fast_tasks_grow_the_chunk_step_by_step_to_the_bound()
    {
        var sizes = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            var size = _sizer.Next(1_000_000, 6);
            sizes.Add(size);
            _sizer.Observe(size, TimeSpan.FromMicroseconds(size));
        }

        Assert.Equal([1, 16, 256, 4096, 10_000, 10_000], sizes);
    }

    [Fact]
    public void A_chunk_takes_about_the_target_time()
    {
        _sizer.Observe(16, TimeSpan.FromMilliseconds(160));

        Assert.Equal(30, _sizer.Next(100_000, 6));
    }

    [Fact]
    public void Chunks_take_longer_where_slots_are_many()
    {
        _sizer.Observe(16, TimeSpan.FromMilliseconds(160));

        Assert.Equal(30, _sizer.Next(10_000_000, 750));
        Assert.Equal(160, _sizer.Next(10_000_000, 4000));
    }

    [Fact]
    public void Chunks_shrink_towards_the_end_but_not_below_what_a_round_trip_is_worth()
    {
        _sizer.Observe(100, TimeSpan.FromMilliseconds(100));

        Assert.Equal(300, _sizer.Next(100_000, 6));
        Assert.Equal(50, _sizer.Next(600, 6));
        Assert.Equal(20, _sizer.Next(100, 6));
        Assert.Equal(5, _sizer.Next(5, 6));
    }

    [Fact]
    public void Slow_tasks_go_one_by_one()
    {
        _sizer.Observe(1, TimeSpan.FromSeconds(5));

        Assert.Equal(1, _sizer.Next(100_000, 6));
    }
}
