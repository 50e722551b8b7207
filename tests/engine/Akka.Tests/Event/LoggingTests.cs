using Akka.Actor;
using Akka.Event;
using Akka.Tests.Support;
namespace Akka.Tests.Event;

public sealed class LoggingTests : ActorSpec
{
    public LoggingTests() : base("akka.loglevel = INFO")
    {
    }

    [Fact]
    public async Task Events_at_or_above_the_level_are_published()
    {
        var events = Subscribe<LogEvent>();
        System.Log.Debug("too low {0}", 1);
        System.Log.Info("hello {0}", 2);
        System.Log.Error(new InvalidOperationException("cause"), "bad {Thing}", "luck");
        Assert.Equal("hello 2", (await events.Expect<Info>()).Message.ToString());
        var error = await events.Expect<Error>();
        Assert.Equal("bad luck", error.Message.ToString());
        Assert.Equal("cause", error.Cause!.Message);
    }

    [Fact]
    public void A_message_below_the_level_is_not_formatted()
    {
        var formatted = new Formatted();
        System.Log.Debug("{0}", formatted);
        Assert.False(formatted.Yes);
    }

    [Fact]
    public void A_message_below_the_level_allocates_nothing()
    {
        System.Log.Debug("warm up {0}", "x");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) System.Log.Debug("text {0}", "x");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("{0} and {1}", "a and b")]
    [InlineData("{First} and {Second}", "a and b")]
    [InlineData("{{0}} {0}", "{0} a")]
    [InlineData("{Name,5}|", "    a|")]
    public void Templates_have_positions_or_names(string template, string text) =>
        Assert.Equal(text, DefaultLogMessageFormatter.Instance.Format(template, "a", "b"));

    [Fact]
    public async Task A_failure_of_an_actor_is_logged_with_its_path()
    {
        var events = Subscribe<Error>();
        var actor = Act((_, _) => throw new InvalidOperationException("oops"), "clumsy");
        actor.Tell("go");
        var error = await events.Expect<Error>();
        Assert.Equal("akka://test/user/clumsy", error.LogSource);
        Assert.Equal("oops", error.Message);
    }

    [Fact]
    public async Task Dead_letters_are_logged_so_many_and_no_more()
    {
        var config = Akka.Configuration.ConfigurationFactory.ParseString("akka.loggers = []\nakka.stdout-loglevel = OFF\nakka.log-dead-letters = 2");
        var system = ActorSystem.Create("letters", config);
        var probe = new Probe(system);
        system.EventStream.Subscribe(probe.Ref, typeof(Info));
        await system.ActorSelection("/system/deadLetterListener").ResolveOne(Patience);
        for (var i = 0; i < 5; i++) system.DeadLetters.Tell(i);
        Assert.Contains("[1] dead letters", (await probe.Expect<Info>()).Message.ToString());
        Assert.Contains("no more dead letters will be logged", (await probe.Expect<Info>()).Message.ToString());
        await system.ActorSelection("/system/deadLetterListener").ResolveOne(Patience);
        await probe.ExpectNothing();
        await system.Terminate().WaitAsync(Patience);
    }

    [Fact]
    public async Task A_logger_of_the_configuration_gets_the_events()
    {
        Keeper.Seen = new TaskCompletionSource<string>();
        var config = Akka.Configuration.ConfigurationFactory.ParseString("akka.loggers = [\"Akka.Tests.Event.LoggingTests+Keeper, Akka.Tests\"]\nakka.stdout-loglevel = OFF");
        var system = ActorSystem.Create("loggers", config);
        system.Log.Warning("remember {0}", "me");
        Assert.Equal("remember me", await Keeper.Seen.Task.WaitAsync(Patience));
        await system.Terminate().WaitAsync(Patience);
    }

    public sealed class Keeper : ReceiveActor
    {
        public Keeper()
        {
            Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
            Receive<LogEvent>(e => Seen.TrySetResult(e.Message.ToString()!));
        }

        public static TaskCompletionSource<string> Seen { get; set; } = new();
    }

    private sealed class Formatted
    {
        public bool Yes { get; private set; }

        public override string ToString()
        {
            Yes = true;
            return "";
        }
    }
}
