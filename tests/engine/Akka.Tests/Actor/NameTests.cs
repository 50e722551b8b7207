using Akka.Actor;
using Akka.Tests.Support;
namespace Akka.Tests.Actor;

public sealed class NameTests : ActorSpec
{
    [Theory]
    [InlineData("")]
    [InlineData("$a")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("%zz")]
    [InlineData("a#1")]
    public void A_name_that_a_path_cannot_have_is_refused(string name) => Assert.Throws<InvalidActorNameException>(() => Act((_, _) => { }, name));

    [Fact]
    public void The_refusal_says_what_is_allowed()
    {
        var error = Assert.Throws<InvalidActorNameException>(() => Act((_, _) => { }, "a b"));
        Assert.Contains("a b", error.Message);
        Assert.Contains("ASCII letters", error.Message);
        Assert.Contains("/user", error.Message);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a-b_c.d*$+:@&=,!~';")]
    [InlineData("%20")]
    public void A_name_that_a_path_can_have_is_taken(string name) => Assert.Equal(name, Act((_, _) => { }, name).Path.Name);

    [Fact]
    public void A_name_that_is_taken_is_refused()
    {
        Act((_, _) => { }, "same");
        Assert.Contains("same", Assert.Throws<InvalidActorNameException>(() => Act((_, _) => { }, "same")).Message);
    }

    [Fact]
    public void Only_one_of_many_that_want_a_name_gets_it()
    {
        var made = 0;
        Parallel.For(0, 100, _ =>
        {
            try
            {
                Act((_, _) => { }, "contended");
                Interlocked.Increment(ref made);
            }
            catch (InvalidActorNameException)
            {
            }
        });
        Assert.Equal(1, made);
    }

    [Fact]
    public void Names_that_are_made_up_differ()
    {
        var names = Enumerable.Range(0, 200).Select(_ => Act((_, _) => { }).Path.Name).ToList();
        Assert.Equal(200, names.Distinct().Count());
        Assert.All(names, name => Assert.StartsWith("$", name));
    }

    [Fact]
    public void An_actor_system_has_a_name_of_word_characters()
    {
        Assert.Throws<ArgumentException>(() => ActorSystem.Create("a b"));
        Assert.Throws<ArgumentException>(() => ActorSystem.Create("-a"));
    }

    [Fact]
    public async Task Another_actor_of_the_same_name_has_another_incarnation()
    {
        var first = Act((_, _) => { }, "phoenix");
        await first.GracefulStop(Patience);
        IActorRef? second = null;
        Assert.True(SpinWait.SpinUntil(() => (second = TryMake()) is not null, Patience));
        Assert.Equal(first.Path, second!.Path);
        Assert.NotEqual(first, second);

        IActorRef? TryMake()
        {
            try
            {
                return Act((_, _) => { }, "phoenix");
            }
            catch (InvalidActorNameException)
            {
                return null;
            }
        }
    }
}
