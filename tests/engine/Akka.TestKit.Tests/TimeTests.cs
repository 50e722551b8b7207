using Xunit.Sdk;

namespace Akka.TestKit.Tests;

public sealed class TimeTests : Xunit2.TestKit
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Ample = TimeSpan.FromSeconds(30);

    [Fact]
    public void What_is_left_is_known_inside_of_Within_only()
    {
        Assert.Throws<InvalidOperationException>(() => Remaining);
        Within(Ample, () => Assert.InRange(Remaining, TimeSpan.FromSeconds(1), Ample));
        Assert.Throws<InvalidOperationException>(() => Remaining);
    }

    [Fact]
    public void An_expectation_waits_for_what_is_left()
    {
        var start = Now;
        Assert.ThrowsAny<XunitException>(() => Within(Soon, () => ExpectMsg<string>()));
        Assert.InRange(Now - start, Soon, TestKitSettings.SingleExpectDefault);
    }

    [Fact]
    public void An_inner_Within_is_bounded_by_the_outer_one() =>
        Within(Ample, () => Within(TimeSpan.FromDays(1), () => Assert.True(Remaining <= Ample)));

    [Fact]
    public async Task Code_that_is_too_fast_fails()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => Within(Soon, Ample, () => { }, "step"));
        Assert.Contains("at least", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<XunitException>(() => WithinAsync(Soon, Ample, () => Task.CompletedTask));
    }

    [Fact]
    public async Task Code_that_is_too_slow_fails()
    {
        using var never = new ManualResetEventSlim();
        Assert.Contains("at most", Assert.ThrowsAny<XunitException>(() => Within(Soon, () => { never.Wait(Soon * 2); })).Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<XunitException>(() => WithinAsync(Soon, () => new TaskCompletionSource().Task));
    }

    [Fact]
    public async Task A_result_comes_through()
    {
        Assert.Equal(1, Within(Ample, () => 1));
        Assert.Equal(2, await WithinAsync(Ample, () => Task.FromResult(2)));
    }

    [Fact]
    public async Task An_assertion_is_repeated_until_it_passes()
    {
        var tries = 0;
        AwaitAssert(() => Assert.Equal(3, ++tries));
        tries = 0;
        await AwaitAssertAsync(() => Assert.Equal(3, ++tries));
        tries = 0;
        await AwaitAssertAsync(() =>
        {
            Assert.Equal(2, ++tries);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void An_assertion_that_never_passes_fails_as_it_did_last()
    {
        var tries = 0;
        var failure = Assert.Throws<InvalidOperationException>(() => AwaitAssert(() => throw new InvalidOperationException($"try {++tries}"), Soon, TimeSpan.FromMilliseconds(5)));
        Assert.Equal($"try {tries}", failure.Message);
        Assert.True(tries > 1);
    }

    [Fact]
    public async Task A_condition_is_awaited()
    {
        var tries = 0;
        AwaitCondition(() => ++tries == 2);
        await AwaitConditionAsync(() => Task.FromResult(++tries == 4));
        Assert.False(AwaitConditionNoThrow(() => false, Soon));
        Assert.True(await AwaitConditionNoThrowAsync(() => true, Soon));
        Assert.Contains("not yet", Assert.ThrowsAny<XunitException>(() => AwaitCondition(() => false, Soon, "not yet")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_latch_opens_with_its_last_count()
    {
        var latch = CreateTestLatch(2);
        latch.CountDown();
        Assert.Throws<TimeoutException>(() => latch.Ready(Soon));
        latch.CountDown();
        latch.Ready();
        Assert.True(latch.IsOpen);
        latch.Reset();
        Assert.False(latch.IsOpen);
    }
}
