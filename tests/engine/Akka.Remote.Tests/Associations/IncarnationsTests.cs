using Akka.Remote.Associations;

namespace Akka.Remote.Tests.Associations;

public class IncarnationsTests
{
    private readonly TestTime _time = new();

    [Fact]
    public void A_new_incarnation_puts_the_one_before_it_into_quarantine()
    {
        var incarnations = new Incarnations(TimeSpan.FromDays(5), _time);
        Assert.False(incarnations.Meet(1));
        Assert.False(incarnations.Meet(1));

        Assert.True(incarnations.Meet(2));

        Assert.Equal(2, incarnations.Current);
        Assert.True(incarnations.IsQuarantined(1));
        Assert.False(incarnations.IsCurrentQuarantined);
    }

    [Fact]
    public void A_quarantine_is_forgotten_after_its_time()
    {
        var incarnations = new Incarnations(TimeSpan.FromDays(5), _time);
        Assert.True(incarnations.Quarantine(7));
        Assert.False(incarnations.Quarantine(7));

        _time.Advance(TimeSpan.FromDays(5));

        Assert.False(incarnations.IsQuarantined(7));
    }
}
