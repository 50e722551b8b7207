using Xunit.Sdk;

namespace Akka.TestKit.Tests;

public sealed class DilationTests() : Xunit2.TestKit("akka.test { timefactor = 3, single-expect-default = 40ms }")
{
    [Fact]
    public void Durations_are_multiplied_by_the_time_factor()
    {
        Assert.Equal(TimeSpan.FromSeconds(6), Dilated(TimeSpan.FromSeconds(2)));
        Assert.Equal(TimeSpan.FromMilliseconds(120), RemainingOrDefault);
        Assert.Equal(TimeSpan.FromSeconds(3), RemainingOrDilated(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void An_expectation_waits_for_the_dilated_time()
    {
        var start = Now;
        Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>());
        Assert.True(Now - start >= TimeSpan.FromMilliseconds(119));
    }
}
