using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Remote;

/// <summary>Makes failure detectors from their configured class names.</summary>
public static class FailureDetectorLoader
{
    /// <summary>Makes the detector <paramref name="fqcn"/>, whose constructor takes (Config, EventStream).</summary>
    /// <exception cref="ConfigurationException">There is no such type, or it is no failure detector with such a constructor.</exception>
    public static FailureDetector Load(string fqcn, Config config, ActorSystem system)
    {
        // The detectors that come with remoting need no reflection.
        if (IsNamed<PhiAccrualFailureDetector>(fqcn)) return new PhiAccrualFailureDetector(config, system.EventStream);
        if (IsNamed<DeadlineFailureDetector>(fqcn)) return new DeadlineFailureDetector(config, system.EventStream);
        var type = Type.GetType(fqcn) ?? throw new ConfigurationException(
            $"Found failure detector class [{fqcn}]; expected the name of a loadable type such as [Akka.Remote.PhiAccrualFailureDetector, Akka.Remote].");
        var constructor = type.GetConstructor([typeof(Config), typeof(EventStream)]);
        if (constructor is null || !type.IsAssignableTo(typeof(FailureDetector)))
            throw new ConfigurationException($"Type [{type}] must derive from [{typeof(FailureDetector)}] and have a constructor (Config, EventStream).");
        return (FailureDetector)constructor.Invoke([config, system.EventStream]);
    }

    /// <summary>Makes the detector <paramref name="fqcn"/> for the actor of <paramref name="context"/>.</summary>
    public static FailureDetector LoadFailureDetector(this IActorContext context, string fqcn, Config config) =>
        Load(fqcn, config, context.System);

    private static bool IsNamed<TDetector>(string fqcn)
    {
        var comma = fqcn.IndexOf(',');
        var name = comma < 0 ? fqcn.AsSpan() : fqcn.AsSpan(0, comma);
        return name.Trim().SequenceEqual(typeof(TDetector).FullName);
    }
}
