using AkkaCluster.Jobs.Placement;

namespace AkkaCluster.Jobs.Tests.Placement;

public class RequirementsTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["zone"] = "b", ["rack"] = "3" };
    private static readonly Dictionary<string, long> Resources = new() { ["gpu"] = 2, ["memory"] = 8L << 30 };

    [Theory]
    [InlineData(null, true)]
    [InlineData("zone=b", true)]
    [InlineData("zone=a", false)]
    [InlineData("zone=B", false)]
    [InlineData("rack=3", true)]
    [InlineData("gpu=2,zone=b", true)]
    [InlineData("gpu=3", false)]
    [InlineData("gpu=big", false)]
    [InlineData("memory=8GiB", true)]
    [InlineData("memory=9GB", false)]
    [InlineData("disk=ssd", false)]
    public void They_are_met_by_labels_that_are_equal_and_resources_that_are_enough(string? requires, bool met) =>
        Assert.Equal(met, Requirements.Of(requires).AreMetBy(Labels, Resources));

    [Fact]
    public void What_means_the_same_is_one_text()
    {
        Assert.Equal("gpu=1,zone=b", Requirements.Write(new Dictionary<string, string> { ["zone"] = "b", ["gpu"] = "1" }));
        Assert.Null(Requirements.Write(new Dictionary<string, string>()));
    }

    [Theory]
    [InlineData("a b", "1")]
    [InlineData("a", "")]
    [InlineData("a", "b,c")]
    [InlineData("a=b", "c")]
    [InlineData("", "c")]
    public void What_could_not_be_read_again_is_refused(string name, string value) =>
        Assert.Contains($"'{name}' to be '{value}'", Assert.Single(Requirements.Errors(new Dictionary<string, string> { [name] = value })));

    [Theory]
    [InlineData("0", 0L)]
    [InlineData("17", 17L)]
    [InlineData("2k", 2048L)]
    [InlineData("3MB", 3_000_000L)]
    [InlineData("8GiB", 8L << 30)]
    [InlineData("-1", null)]
    [InlineData("1.5", null)]
    [InlineData("GiB", null)]
    [InlineData("1 GiB", null)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775807k", null)]
    public void Amounts_are_whole_numbers_and_sizes(string text, long? amount) => Assert.Equal(amount, Amount.Parse(text));

    [Fact]
    public void What_is_left_of_resources_is_counted()
    {
        var left = new ResourceBudget(Resources);
        var one = Requirements.Of("gpu=1,memory=3GiB,zone=b");
        left.Take(one, 1);

        Assert.True(left.TryTake(one));
        Assert.False(left.TryTake(one));
        Assert.True(left.TryTake(Requirements.Of("zone=b")));
        Assert.Equal((0L, 2L << 30), (left.Left("gpu"), left.Left("memory")));
        Assert.True(left.Counts(one));
        Assert.False(left.Counts(Requirements.Of("zone=b")));
    }

    [Fact]
    public void Settings_of_workers_that_cannot_be_meant_are_told()
    {
        Assert.Empty(WorkerPlace.Faults(["zone=b"], ["gpu=2", "memory=8GiB"]));
        Assert.Equal(3, WorkerPlace.Faults(["zone"], ["gpu=many", "a=1", "a=2"]).Count());
    }
}
