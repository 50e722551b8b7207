namespace Akka.Cluster.Tests;

public class VectorClockTests
{
    private static readonly VectorClock.Node A = VectorClock.Node.Create("a");
    private static readonly VectorClock.Node B = VectorClock.Node.Create("b");

    [Fact]
    public void Two_clocks_that_counted_nothing_are_the_same() =>
        Assert.True(VectorClock.Create().IsSameAs(VectorClock.Create()));

    [Fact]
    public void A_clock_is_after_the_one_that_it_was_made_from()
    {
        var before = VectorClock.Create().Increment(A);
        var after = before.Increment(B);
        Assert.True(after > before);
        Assert.True(before < after);
        Assert.Equal(VectorClock.Ordering.After, after.CompareTo(before));
    }

    [Fact]
    public void Clocks_that_each_counted_a_change_of_their_own_are_concurrent()
    {
        var common = VectorClock.Create().Increment(A);
        Assert.True(common.Increment(A).IsConcurrentWith(common.Increment(B)));
    }

    [Fact]
    public void A_merged_clock_is_after_both()
    {
        var (left, right) = (VectorClock.Create().Increment(A), VectorClock.Create().Increment(B).Increment(B));
        var merged = left.Merge(right);
        Assert.True(merged > left && merged > right);
        Assert.Equal(merged, right.Merge(left));
    }

    [Fact]
    public void A_pruned_clock_forgets_the_node()
    {
        var clock = VectorClock.Create().Increment(A).Increment(B);
        Assert.Equal(VectorClock.Create().Increment(A), clock.Prune(B));
    }
}
