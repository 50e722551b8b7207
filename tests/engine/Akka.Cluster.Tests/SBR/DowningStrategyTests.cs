using Akka.Cluster.SBR;

namespace Akka.Cluster.Tests.SBR;

/// <summary>Who is downed, from the view of the nodes on the left, when those on the right are unreachable.</summary>
public class DowningStrategyTests
{
    [Theory]
    [InlineData("1 2 3", "4 5", "4 5")]
    [InlineData("4 5", "1 2 3", "4 5")]
    [InlineData("1 2", "3 4", "3 4")]
    [InlineData("3 4", "1 2", "3 4")]
    [InlineData("2", "1", "2")]
    [InlineData("1", "2", "2")]
    [InlineData("1 2 3j", "4 5 6", "1 2 3j")]
    [InlineData("1 2 3l", "4 5", "4 5")]
    [InlineData("3 4 5l", "1 2", "1 2 3 4 5l")]
    [InlineData("1 2 3", "4 5j 6j", "4 5j 6j")]
    [InlineData("4 5 6", "1 2j 3j", "1 2j 3j 4 5 6")]
    [InlineData("1 2 3", "4 5j", "4 5j")]
    [InlineData("1j", "2", "1j")]
    public void Keep_majority(string here, string there, string downed) =>
        AssertDowns(new KeepMajority(null), here, there, downed);

    [Theory]
    [InlineData("1 2 3", "4w 5w", "1 2 3")]
    [InlineData("4w 5w", "1 2 3", "1 2 3")]
    [InlineData("1 4w", "2 3 5w", "2 3 5w")]
    public void Keep_majority_counts_only_the_role(string here, string there, string downed) =>
        AssertDowns(new KeepMajority("worker"), here, there, downed);

    [Theory]
    [InlineData("1 2 3", "4 5", "4 5")]
    [InlineData("4 5", "1 2 3", "4 5")]
    [InlineData("1 2 3", "4 5 6", "1 2 3 4 5 6")]
    [InlineData("1 2", "3 4", "1 2")]
    public void Static_quorum_of_three(string here, string there, string downed) =>
        AssertDowns(new StaticQuorum(3, null), here, there, downed);

    [Theory]
    [InlineData("1 2", "3 4 5", "3 4 5")]
    [InlineData("3 4 5", "1 2", "3 4 5")]
    [InlineData("1", "2 3", "1")]
    [InlineData("2 3", "1", "1")]
    [InlineData("1", "2", "2")]
    [InlineData("2", "1", "2")]
    public void Keep_oldest_unless_it_is_alone(string here, string there, string downed) =>
        AssertDowns(new KeepOldest(true, null), here, there, downed);

    [Theory]
    [InlineData("1", "2 3", "2 3")]
    [InlineData("2 3", "1", "2 3")]
    public void Keep_oldest_even_alone(string here, string there, string downed) =>
        AssertDowns(new KeepOldest(false, null), here, there, downed);

    [Theory]
    [InlineData("1 2 4w", "3 5w", "3 5w")]
    [InlineData("1 2 3 5w 6w", "4w", "4w")]
    public void Keep_oldest_of_the_role(string here, string there, string downed) =>
        AssertDowns(new KeepOldest(true, "worker"), here, there, downed);

    [Theory]
    [InlineData("1 2 3", "4", "1 2 3 4")]
    public void Down_all(string here, string there, string downed) =>
        AssertDowns(new DownAllNodes(), here, there, downed);

    // "4" is an Up member, oldest first; "4j" joins, "4l" leaves, "4w" has the role worker.
    private static Member Parse(string text) => Some.Member(
        int.Parse(text.TrimEnd('j', 'l', 'w'), System.Globalization.CultureInfo.InvariantCulture),
        text[^1] switch { 'j' => MemberStatus.Joining, 'l' => MemberStatus.Leaving, _ => MemberStatus.Up },
        0,
        text[^1] == 'w' ? ["worker"] : []);

    private static void AssertDowns(DowningStrategy strategy, string here, string there, string downed)
    {
        var (reachable, unreachable) = (here.Split(' ').Select(Parse), there.Split(' ').Select(Parse).ToList());
        var view = new SbrView([.. reachable.Concat(unreachable)], [.. unreachable.Select(m => m.UniqueAddress)]);
        var expected = downed.Split(' ').Select(Parse).Select(m => m.UniqueAddress).Order();
        Assert.Equal(expected, strategy.Decide(view).Order());
    }
}
