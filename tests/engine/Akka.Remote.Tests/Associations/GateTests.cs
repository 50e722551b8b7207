using Akka.Remote.Associations;

namespace Akka.Remote.Tests.Associations;

public class GateTests
{
    private readonly TestTime _time = new();

    [Fact]
    public void The_pause_doubles_with_each_failure_up_to_the_limit()
    {
        var gate = new Gate(TimeSpan.FromMilliseconds(50), _time);
        Assert.Equal(TimeSpan.Zero, gate.ClosedFor);

        foreach (var expected in new[] { 50, 100, 200, 300, 300 })
        {
            gate.Close(TimeSpan.FromMilliseconds(300));
            Assert.Equal(expected, gate.ClosedFor.TotalMilliseconds);
            _time.Advance(TimeSpan.FromMilliseconds(expected));
            Assert.Equal(TimeSpan.Zero, gate.ClosedFor);
        }
    }

    [Fact]
    public void A_node_that_was_reached_opens_the_gate_and_starts_the_pauses_over()
    {
        var gate = new Gate(TimeSpan.FromMilliseconds(50), _time);
        gate.Close(TimeSpan.FromSeconds(5));
        gate.Close(TimeSpan.FromSeconds(5));

        gate.Open();
        Assert.Equal(TimeSpan.Zero, gate.ClosedFor);
        gate.Close(TimeSpan.FromSeconds(5));

        Assert.Equal(50, gate.ClosedFor.TotalMilliseconds);
    }
}
