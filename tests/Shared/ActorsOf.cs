using System.Reflection;
using Akka.Actor;

namespace AkkaCluster.Tests.Shared;

/// <summary>Starts the actors of an assembly: that Akka cannot make one of its Props shows only when it tries to.</summary>
internal static class ActorsOf
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Each class of actor in the assembly has its Props here, and is started by them.</summary>
    public static async Task StartEachAsync(Assembly product, ActorSystem system, params Props[] all)
    {
        var actors = product.GetTypes().Where(type => type.IsSubclassOf(typeof(ActorBase)) && !type.IsAbstract);
        Assert.Equal(actors.Select(type => type.FullName).Order(), all.Select(props => props.Type.FullName).Order());
        foreach (var props in all)
            await StartAsync(system, props);
    }

    // Whoever fails in its constructor or in PreStart is stopped, and never says who it is.
    private static async Task StartAsync(ActorSystem system, Props props)
    {
        var actor = system.ActorOf(props);
        try
        {
            Assert.Equal(actor, (await actor.Ask<ActorIdentity>(new Identify(props.Type), Patience)).Subject);
        }
        catch (AskTimeoutException)
        {
            Assert.Fail($"{props.Type} did not start from {props} within {Patience}; why is in the log above");
        }
    }
}
