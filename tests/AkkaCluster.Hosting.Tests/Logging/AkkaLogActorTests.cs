using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Event;
using AkkaCluster.Hosting.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace AkkaCluster.Hosting.Tests.Logging;

public class AkkaLogActorTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(null, "Akka")]
    [InlineData(typeof(DummyClassForStringSources), "Akka")]
    [InlineData(typeof(AkkaLogActorTests), "AkkaCluster.Hosting.Tests.Logging.AkkaLogActorTests")]
    public async Task Each_line_goes_by_the_class_that_wrote_it_or_by_akka(Type? source, string category)
    {
        var asked = new TaskCompletionSource<string>();
        var loggers = Substitute.For<ILoggerFactory>();
        loggers.CreateLogger(Arg.Do<string>(name => asked.TrySetResult(name))).Returns(NullLogger.Instance);
        using var system = ActorSystem.Create("logs", ActorSystemSetup.Create(new LoggerFactorySetup(loggers)));
        system.ActorOf(Props.Create<AkkaLogActor>()).Tell(new Warning("source", source!, "text"));
        Assert.Equal(category, await asked.Task.WaitAsync(Patience));
    }
}
