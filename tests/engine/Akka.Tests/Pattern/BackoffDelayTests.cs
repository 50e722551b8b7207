using Akka.Pattern;

namespace Akka.Tests.Pattern;

public class BackoffDelayTests
{
    private static TimeSpan Delay(int restarts, double factor = 0) =>
        BackoffDelay.Calculate(restarts, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(3), factor, new Random(1));

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 200)]
    [InlineData(4, 1_600)]
    [InlineData(5, 3_000)]
    [InlineData(1_000_000, 3_000)]
    public void The_delay_doubles_up_to_its_maximum(int restarts, double milliseconds) => Assert.Equal(milliseconds, Delay(restarts).TotalMilliseconds);

    [Fact]
    public void The_random_share_only_lengthens()
    {
        for (var restarts = 0; restarts < 50; restarts++)
            Assert.InRange(Delay(restarts, 0.2), Delay(restarts), Delay(restarts) * 1.2);
    }
}
