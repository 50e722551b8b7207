using Akka.Actor;
using Akka.Util;

namespace Akka.Cluster.Tools.Singleton;

/// <summary>A singleton to start with <see cref="ClusterSingleton.Init"/>.</summary>
public class SingletonActor
{
    private SingletonActor(string name, Props props, Option<object> stopMessage, Option<ClusterSingletonSettings> settings)
    {
        Name = name;
        Props = props;
        StopMessage = stopMessage;
        Settings = settings;
    }

    /// <summary>Name of the singleton.</summary>
    public string Name { get; }

    /// <summary>How the instance is made.</summary>
    public Props Props { get; }

    /// <summary>Message that stops the instance at hand-over; a poison pill if none.</summary>
    public Option<object> StopMessage { get; }

    /// <summary>Settings; those of the configuration if none.</summary>
    public Option<ClusterSingletonSettings> Settings { get; }

    /// <summary>Describes a singleton.</summary>
    public static SingletonActor Create(Props props, string name) => new(name, props, Option<object>.None, Option<ClusterSingletonSettings>.None);

    /// <summary>A copy with other props.</summary>
    public SingletonActor WithProps(Props props) => new(Name, props, StopMessage, Settings);

    /// <summary>A copy with another stop message.</summary>
    public SingletonActor WithStopMessage(object stopMessage) => new(Name, Props, new Option<object>(stopMessage), Settings);

    /// <summary>A copy with other settings.</summary>
    public SingletonActor WithSettings(ClusterSingletonSettings settings) => new(Name, Props, StopMessage, new Option<ClusterSingletonSettings>(settings));
}
