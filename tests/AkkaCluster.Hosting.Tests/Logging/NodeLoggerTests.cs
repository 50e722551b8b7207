using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Event;
using Akka.Hosting.Logging;
using AkkaCluster.Hosting.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace AkkaCluster.Hosting.Tests.Logging;

public class NodeLoggerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(null, "Akka")]
    [InlineData(typeof(DummyClassForStringSources), "Akka")]
    [InlineData(typeof(NodeLoggerTests), "AkkaCluster.Hosting.Tests.Logging.NodeLoggerTests")]
    public async Task Each_line_goes_by_the_class_that_wrote_it_or_by_akka(Type? source, string category)
    {
        var asked = new TaskCompletionSource<string>();
        var loggers = Substitute.For<ILoggerFactory>();
        loggers.CreateLogger(Arg.Do<string>(name => _ = name == typeof(ActorSystem).FullName || asked.TrySetResult(name))).Returns(NullLogger.Instance);
        using var system = ActorSystem.Create("logs", ActorSystemSetup.Create(new LoggerFactorySetup(loggers)));
        system.ActorOf(Props.Create<NodeLogger>()).Tell(new Warning("source", source!, "text"));
        Assert.Equal(category, await asked.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_line_has_the_fields_of_the_actors_template()
    {
        using var system = ActorSystem.Create("logs", "akka.stdout-loglevel = OFF");
        var seen = new TaskCompletionSource<LogEvent>();
        system.EventStream.Subscribe(system.ActorOf(Props.Create(() => new Listener(seen))), typeof(Warning));
        Akka.Event.Logging.GetLogger(system, "leader").Warning("Job {Job} has {Tasks} tasks", "j7", 3);
        var line = new ActorLine("Job j7 has 3 tasks", "/user/leader", (LogMessage)(await seen.Task.WaitAsync(Patience)).Message);
        Assert.Equal("Job j7 has 3 tasks [/user/leader]", line.ToString());
        Assert.Equal([new("Job", "j7"), new("Tasks", 3), new("Actor", "/user/leader"), new("{OriginalFormat}", "Job {Job} has {Tasks} tasks")], line);
    }

    private sealed class Listener : ReceiveActor
    {
        public Listener(TaskCompletionSource<LogEvent> seen) => Receive<LogEvent>(line => seen.TrySetResult(line));
    }
}
