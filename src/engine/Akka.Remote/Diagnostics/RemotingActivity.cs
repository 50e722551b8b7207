using System.Diagnostics;
using Akka.Actor;

namespace Akka.Remote.Diagnostics;

/// <summary>Traces of remote sends: nothing is made while nobody listens to the source <c>Akka.Remote</c>.</summary>
internal static class RemotingActivity
{
    private static readonly ActivitySource Source = new("Akka.Remote");

    /// <summary>Notes a send. Returns the trace parent that the message carries, or null when nothing is traced.</summary>
    public static string? Send(object message, ActorPath recipient)
    {
        if (!Source.HasListeners()) return null;
        using var activity = Source.StartActivity("send", ActivityKind.Producer);
        if (activity is null) return Activity.Current?.Id;
        activity.SetTag("akka.message", message.GetType().FullName);
        activity.SetTag("akka.recipient", recipient.ToString());
        return activity.Id;
    }

    /// <summary>Notes the arrival of a message that carries a trace parent; dispose it when the message is delivered.</summary>
    public static Activity? Receive(string traceParent, string recipient)
    {
        if (!Source.HasListeners()) return null;
        var activity = Source.StartActivity("receive", ActivityKind.Consumer, traceParent);
        activity?.SetTag("akka.recipient", recipient);
        return activity;
    }
}
