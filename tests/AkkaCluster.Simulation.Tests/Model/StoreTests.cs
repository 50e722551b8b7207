using AkkaCluster.Simulation.Kernel;
using AkkaCluster.Simulation.Model;

namespace AkkaCluster.Simulation.Tests.Model;

public sealed class StoreTests
{
    private static readonly StoreCosts Costs = new() { Commit = 10, CommitSpread = 0, ProcessorShare = 0, OperationShare = 1, Admit = 0, Record = 0, Task = 0, Writers = 1 };

    private readonly VirtualTime _time = new(1);
    private readonly List<double> _done = [];

    [Fact]
    public void What_comes_while_a_transaction_is_written_goes_into_the_next_one_together()
    {
        var writer = new Store(_time, Costs).Open(new Host(_time, "cores", 1));
        for (var i = 0; i < 5; i++)
            writer.Write(0, () => _done.Add(_time.Now));
        _time.RunUntil(100);
        Assert.Equal([10, 20, 20, 20, 20], _done);
    }

    [Theory]
    [InlineData(1, new double[] { 10, 20 })]
    [InlineData(2, new double[] { 10, 10 })]
    public void Nodes_write_one_after_the_other_where_there_is_one_writer(int writers, double[] expected)
    {
        var store = new Store(_time, Costs with { Writers = writers });
        for (var node = 0; node < 2; node++)
            store.Open(new Host(_time, "cores", 1)).Write(0, () => _done.Add(_time.Now));
        _time.RunUntil(100);
        Assert.Equal(expected, _done);
    }
}
