using System.Collections.Immutable;
using Akka.Cluster;

namespace AkkaCluster.Downing.Tests.CrashDetection;

public class DisasterTests
{
    /// <summary>The table of docs/decisions/0003. r runs, p is paused, x crashed, d is behind a cut that drops, f behind one that refuses.</summary>
    [Theory]
    [InlineData("rrrrx", "5", true)]
    [InlineData("xxrrr", "1 2", true)]
    [InlineData("rrpxx", "4 5", true)]
    [InlineData("xxprr", "1 2", true)]
    [InlineData("rrppx", "5", true)]
    [InlineData("xpprr", "1", false)]
    [InlineData("rrdxx", "", false)]
    [InlineData("rrrdd", "", true)]
    [InlineData("rrrff", "4 5", true)]
    [InlineData("rrfff", "", false)]
    [InlineData("rrxxx", "", false)]
    [InlineData("rx", "2", true)]
    [InlineData("xr", "", false)]
    public void What_those_that_run_down_and_whether_they_go_on(string members, string downed, bool goOn)
    {
        foreach (var noticed in new[] { false, true })
        {
            var disaster = new Disaster(
                [.. members.Select(m => m switch { 'p' => Fate.Paused, 'x' => Fate.Crashed, _ => Fate.Runs })],
                [.. members.Select(m => m is 'd' or 'f' ? 1 : 0)], members.Contains('f'), noticed);
            Assert.Equal(Numbers(downed), disaster.DownedBy(0).Order());
            Assert.Equal(goOn, disaster.GoesOn(0));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void However_members_fail_and_the_network_is_cut_two_sides_never_go_on(int count)
    {
        foreach (var disaster in All(count))
        {
            var now = disaster.Groups.Where(disaster.GoesOn).ToList();
            var later = disaster.Later();
            Assert.True(now.Union(later.Groups.Where(later.GoesOn)).Count() <= 1, $"Two sides go on: {disaster}");
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Without_a_cut_those_that_run_go_on_when_the_crashed_are_few_and_the_paused_are_fewer_than_they(int count)
    {
        foreach (var fates in Words(count, 3).Select(w => w.Select(f => (Fate)f).ToImmutableArray()))
        {
            var (runs, crashed) = (fates.Count(f => f == Fate.Runs), fates.Count(f => f == Fate.Crashed));
            var disaster = new Disaster(fates, [.. new int[count]], rejects: false, noticed: true);
            if (crashed * 2 < count && runs * 2 > count - crashed)
                Assert.True(disaster.GoesOn(0), $"They do not go on: {disaster}");
        }
    }

    private static IEnumerable<Disaster> All(int count) =>
        from fates in Words(count, 3)
        from groups in Words(count, 3).Where(g => g.Contains(1) && IsFirstNaming(g))
        from rejects in new[] { false, true }
        from noticed in new[] { false, true }
        select new Disaster([.. fates.Select(f => (Fate)f)], groups, rejects, noticed);

    // Of the namings of the same groups the one that numbers them as they come.
    private static bool IsFirstNaming(ImmutableArray<int> groups) => groups.Distinct().Index().All(g => g.Item == g.Index);

    // All words of this length over the letters 0 to letters - 1.
    private static IEnumerable<ImmutableArray<int>> Words(int length, int letters) => length == 0
        ? [ImmutableArray<int>.Empty]
        : from word in Words(length - 1, letters) from letter in Enumerable.Range(0, letters) select word.Add(letter);

    private static IEnumerable<UniqueAddress> Numbers(string numbers) =>
        numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => Peers.Node(int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)));
}
