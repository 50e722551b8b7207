namespace AkkaCluster.Http.Tests;

public class DurationTextTests
{
    [Theory]
    [InlineData("30", 30_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("250ms", 250)]
    [InlineData("2m", 120_000)]
    public void A_duration_has_a_number_and_perhaps_a_unit(string text, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), DurationText.Parse(text, "wait"));

    [Theory]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("s")]
    [InlineData("99999999999999999999h")]
    public void Anything_else_is_refused(string text) =>
        Assert.Contains(text, Assert.Throws<BadRequestException>(() => DurationText.Parse(text, "wait")).Message, StringComparison.Ordinal);
}
